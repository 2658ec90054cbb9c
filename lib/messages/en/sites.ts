/** Words of sites: the list, a site's pages, its sectors and its settings. */
export const sites = {
  picker: {
    legend: 'Sectors',
    search: 'Find a sector',
    found: (count: number) => (count === 1 ? '1 sector found' : `${count} sectors found`),
    none: (query: string) => `No sector fits "${query}".`,
    empty: 'There is no sector left to choose.',
    chosen: (count: number) => (count === 1 ? '1 chosen' : `${count} chosen`),
    left: (left: number, limit: number) => `${left} of ${limit} left`,
    noLimit: 'no limit on your plan',
    full: (limit: number) => `0 of ${limit} left. Take one away to choose another.`,
    over: (by: number) => `${by} more than your plan has room for. Take ${by === 1 ? 'one' : by} away.`,
  },
} as const
