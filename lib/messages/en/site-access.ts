const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`)
const people = (count: number): string => counted(count, 'person', 'people')
const sites = (count: number): string => counted(count, 'site', 'sites')

/** Words of access to sites: on a site's page, and on a colleague's. */
export const siteAccess = {
  give: 'Give access',
  take: 'Take access away',
  undo: 'Undo',
  access: 'Access',
  filter: { yes: 'Has access', no: 'No access' },
  noneFound: 'Nothing fits',
  noneFoundHint: 'Try another name, or clear the filters.',
  clear: 'Clear filters',
  people: {
    title: 'Who sees this site',
    hint: 'Owners and admins see every site. Editors and viewers see a site when they have access to it; for all others it does not exist.',
    name: 'Name',
    role: 'Role',
    search: 'Find a colleague',
    since: 'Since',
    chosen: (count: number) => (count === 0 ? 'Choose colleagues to change their access.' : `${people(count)} chosen`),
    given: (count: number) => `${people(count)} can see this site now.`,
    taken: (count: number) => `Access taken away from ${people(count)}. For them this site is gone.`,
    nothing: 'Nothing to change: it was so already.',
    unchanged: (count: number) => `For ${people(count)} it was so already.`,
    empty: 'Nobody to give access to yet',
    emptyHint: 'Only owners and admins work here, and they see every site. Colleagues join from the team page.',
    toTeam: 'Open team',
  },
  sites: {
    title: 'Sites',
    back: 'Team',
    state: (role: string, seen: number, all: number) => `${role}. Sees ${seen} of ${sites(all)}.`,
    seesAll: (name: string) => `${name} sees every site`,
    seesAllHint: 'Owners and admins need no access to single sites.',
    toSites: 'Open sites',
    name: 'Site',
    status: 'State',
    search: 'Find a site',
    chosen: (count: number) => (count === 0 ? 'Choose sites to change access to them.' : `${sites(count)} chosen`),
    given: (count: number) => `Access given to ${sites(count)}.`,
    taken: (count: number) => `Access taken away for ${sites(count)}.`,
    nothing: 'Nothing to change: it was so already.',
    unchanged: (count: number) => `For ${sites(count)} it was so already.`,
    empty: 'There is no site yet',
    emptyHint: 'Once there are sites, you choose here which of them this colleague sees.',
  },
} as const
