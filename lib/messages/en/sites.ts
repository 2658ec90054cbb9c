/** Words of sites: the list and a site's own pages. What concerns its settings stands in site-settings.ts. */
const sectorsOf = (count: number): string => (count === 1 ? '1 sector' : `${count} sectors`)

export const sites = {
  title: 'Sites',
  caption: 'Sites of this account',
  /** `left` is infinite without a limit. */
  room: (left: number) => {
    if (left === Number.POSITIVE_INFINITY) return 'Your plan has room for any number of sites.'
    if (left === 0) return 'Your plan has no room for another site.'
    return `Your plan has room for ${left === 1 ? 'one more site' : `${left} more sites`}.`
  },
  /** Said to those who see only the sites that were opened for them. */
  opened: 'The sites that are open to you.',
  add: 'Add site',
  usage: 'Sites',
  search: 'Search name or domain',
  filters: {
    industry: 'Industry',
    verified: 'Domain',
    status: 'State',
    verifiedYes: 'Verified',
    verifiedNo: 'Unverified',
    archived: 'Archived',
    sortBy: { name: 'Sort by name', newest: 'Sort by newest' },
  },
  columns: { name: 'Name', industry: 'Industry', state: 'State', sectors: 'Sectors', domain: 'Domain', added: 'Added' },
  sectorsOfLimit: (count: number, limit: number | null) => (limit === null ? String(count) : `${count} of ${limit}`),
  readOnly: 'Read only',
  empty: {
    title: 'No sites yet',
    text: 'A site is one website that this account looks after: a name, its domain, an industry and the sectors it serves. Once it stands here, you prove that the domain is yours and connect the site’s software.',
    none: 'No site has been opened for you',
    noneText: 'An owner or admin of this account decides who works on which site. Ask one of them to open a site for you.',
    pending: 'Sites can be added as soon as the first payment has arrived.',
    archived: 'No archived sites',
    archivedText: 'A site that is archived leaves its place in the plan free and waits here until it is restored.',
    backToActive: 'See active sites',
    noMatch: 'No site fits',
    noMatchText: 'Try fewer words, or take a filter away.',
    clear: 'Clear filters',
  },

  open: (domain: string) => `Open ${domain} in a new tab`,
  punycode: (domain: string) => `As it is written in DNS: ${domain}`,
  tabs: {
    label: 'Pages of this site',
    overview: 'Overview',
    sectors: 'Sectors',
    domain: 'Domain',
    integrations: 'Integrations',
    access: 'Access',
    activity: 'Activity',
    settings: 'Settings',
    addSectors: 'Add sectors',
    industry: 'Change industry',
  },
  beyond: {
    title: 'Read only: your plan has no place for this site',
    text: (limit: number, used: number) =>
      limit === 0
        ? 'Your plan has no sites. Nothing is lost; a larger plan opens it again.'
        : `Your plan includes ${limit === 1 ? '1 site' : `${limit} sites`}, and ${used} are in use. The oldest stay open. Nothing is lost: a larger plan, or archiving an older site, opens this one again.`,
    see: 'See plans',
    ask: 'An owner or admin of this account can change the plan.',
  },
  saved: {
    name: 'Name saved.',
    domain: 'Domain saved. It has no proof yet.',
    industry: 'Industry changed.',
    restored: 'Site restored. It takes a place in the plan again.',
    added: (count: number) => `${sectorsOf(count)} added.`,
  },

  overview: {
    facts: 'Facts',
    domain: 'Domain',
    industry: 'Industry',
    address: 'Address here',
    added: 'Added',
    verifiedAt: 'Verified',
    verifiedBy: { dns: 'by a DNS record', file: 'by a file', meta: 'by a meta tag' },
    notYet: 'Not yet',
    notOffered: 'No longer offered',
    moreSectors: (count: number) => `and ${count} more`,
    archivedAt: 'Archived',
    setUp: 'Set up this site',
    setUpHint: (done: number, total: number) => `${done} of ${total} done`,
    steps: {
      sectors: { title: 'Choose its sectors', text: 'What of its industry the site serves.', action: 'Add sectors' },
      domain: { title: 'Prove that the domain is yours', text: 'By a DNS record, a file or a meta tag. Until then the site is marked as unverified.', action: 'Prove the domain' },
      integration: { title: 'Connect the site’s software', text: 'An address and a secret, stored sealed and tested at once.', action: 'Add an integration' },
      access: { title: 'Open it for colleagues', text: 'Editors and viewers see a site only when it is opened for them.', action: 'Give access' },
    },
    sectors: 'Sectors',
    sectorsNone: 'None yet.',
    sectorsAll: 'All sectors',
    integrations: 'Integrations',
    integrationsNone: 'None works yet.',
    integrationsWork: 'Connected, and the last test passed.',
    integrationsAll: 'All integrations',
    access: 'Access',
    accessText: (count: number) => (count === 0 ? 'Owners and admins. No one else.' : count === 1 ? 'Owners and admins, and one person more.' : `Owners and admins, and ${count} people more.`),
    accessAll: 'Who has access',
  },

  sectors: {
    title: 'Sectors',
    usage: 'Sectors of this site',
    add: 'Add sectors',
    hint: (industry: string) => `Sectors of ${industry} that this site serves.`,
    empty: 'No sectors yet',
    emptyText: (industry: string) => `Sectors say what of ${industry} this site serves. Add several at once.`,
    allTaken: 'This site has every sector of its industry.',
  },

  addSectors: {
    stepsLabel: 'Steps of adding sectors',
    steps: { choose: 'Choose', review: 'Review' },
    choose: 'Choose sectors',
    hint: (industry: string) => `Sectors of ${industry} that are not on this site yet.`,
    continue: 'Review choice',
    goBack: 'Back to sectors',
    noneChosen: 'Choose at least one sector',
    review: 'Review',
    there: (names: readonly string[]) => `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} on this site by now, so ${names.length === 1 ? 'it is' : 'they are'} left out.`,
    gone: (slugs: readonly string[]) => `The site’s industry does not offer ${slugs.join(', ')}, so ${slugs.length === 1 ? 'it is' : 'they are'} left out.`,
  },

  activity: {
    title: 'Activity',
    hint: 'Who changed what at this site, the newest first.',
    empty: 'Nothing happened yet',
    emptyText: 'Changes to this site stand here, with who made them and when.',
    someone: 'Somebody who has left',
    house: 'Gatehouse',
    key: (name: string) => `API key “${name}”`,
    /** By the audit's own names; what is not listed shows as it does in the console. */
    actions: {
      'site.created': 'Site created',
      'site.changed': 'Details changed',
      'site.renamed': 'Address changed',
      'site.industry_changed': 'Industry changed',
      'site.sectors_added': 'Sectors added',
      'site.sector_removed': 'Sector removed',
      'site.archived': 'Site archived',
      'site.restored': 'Site restored',
      'site.access_granted': 'Access given',
      'site.access_revoked': 'Access taken away',
      'site.integration_connected': 'Integration connected',
      'site.integration_changed': 'Integration changed',
      'site.integration_removed': 'Integration removed',
      'site.integration_tested': 'Connection tested',
    },
    gone: (names: string) => `Removed: ${names}`,
    come: (names: string) => `Added: ${names}`,
    fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  },
} as const

/** What a site's live parts say, in the browser. */
export const siteLive = {
  archived: {
    title: 'This site is archived',
    text: 'It takes no place in the plan and can only be looked at. Its sectors, access and integrations wait for it.',
    restore: 'Restore site',
    ask: 'An owner or admin of this account can restore it.',
  },
  sectors: {
    remove: 'Remove',
    removeName: (name: string) => `Remove ${name}`,
    removed: (name: string) => `${name} removed.`,
    undo: 'Undo',
    back: (name: string) => `${name} is back.`,
    notOffered: 'No longer offered',
    forGood: 'The catalogue does not offer this sector any more. Once removed, it cannot be added again.',
  },
  addSectors: {
    reviewText: (site: string) => `Nothing changes before you press the button. ${site} then also has:`,
    kept: 'Your choice is kept:',
    nothingLeft: 'Of your choice, nothing is left to add.',
    tooMany: (chosen: number, left: number) => `You chose ${chosen}, and the plan has room for ${left === 1 ? 'one more' : `${left} more`}. Take ${chosen - left === 1 ? 'one' : chosen - left} away.`,
    changed: 'The site was changed meanwhile, so nothing was added. Look over what is left of your choice.',
    change: 'Change choice',
    after: (used: number, limit: number) => `${used} of ${limit} in use afterwards`,
    do: (count: number) => `Add ${sectorsOf(count)}`,
    doing: 'Adding',
  },
} as const

/** What the picker of sectors says, in the browser. */
export const sectorPicker = {
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
} as const
