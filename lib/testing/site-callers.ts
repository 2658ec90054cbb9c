import { newId } from '@/lib/core/ids'
import { connected } from './database'
import { access, account, member, site, staff } from './factories'
import { accountKey, signIn } from './requests'

// Who may knock at a site, and which sites there are to knock at: what the matrices of sites are made of.

/** The callers by what they hold. `viewer` and `editor` have access to one site of their account and none to another. */
export const PEOPLE = ['anonymous', 'stranger', 'viewer', 'editor', 'admin', 'owner', 'staff'] as const
export const KEYS = ['fullKey', 'readKey', 'bareKey'] as const
export type Caller = (typeof PEOPLE)[number] | (typeof KEYS)[number]

/** `open`: with access for viewer and editor; `shut`: without; `foreign`: the stranger's; `missing`: nobody's. */
export const TARGETS = ['open', 'shut', 'foreign', 'missing'] as const
export type Target = (typeof TARGETS)[number]

/** Who may: `look` everybody with access, `work` editors with access, `manage` owners and admins. */
export type Kind = 'look' | 'work' | 'manage'

/** What a caller is answered about a site; `ok`: it is carried out. Written down from what each role is for, not computed from the permission table. */
export function answerTo(kind: Kind, caller: Caller, target: Target): 'ok' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' {
  const given = target === 'open' ? 'ok' : 'NOT_FOUND'
  const ours = target === 'open' || target === 'shut' ? 'ok' : 'NOT_FOUND'
  switch (caller) {
    case 'anonymous':
      return 'UNAUTHENTICATED'
    case 'staff':
      return 'NOT_FOUND'
    case 'bareKey':
      return 'FORBIDDEN'
    case 'stranger':
      return target === 'foreign' ? 'ok' : 'NOT_FOUND'
    case 'viewer':
      return kind === 'look' ? given : 'FORBIDDEN'
    case 'editor':
      return kind === 'manage' ? 'FORBIDDEN' : given
    case 'readKey':
      return kind === 'look' ? ours : 'FORBIDDEN'
    case 'admin':
    case 'owner':
    case 'fullKey':
      return ours
  }
}

const SITES_AND_MEMBERS = ['sites:read', 'sites:write', 'members:read', 'members:write']

/** An account with every kind of caller, and the sites. */
export async function siteCallers() {
  const [ours, theirs] = [await account({ plan: 'scale' }), await account({ plan: 'scale' })]
  const [viewer, editor, admin, colleague] = [await member(ours, 'viewer'), await member(ours, 'editor'), await member(ours, 'admin'), await staff('admin')]
  const make = (of: typeof ours, name: string) => site(of, { name, domain: `${name}-${newId()}.example`, sectors: ['web-development'] })
  const sites = { open: await make(ours, 'open'), shut: await make(ours, 'shut'), foreign: await make(theirs, 'foreign') }
  for (const who of [viewer, editor]) await access(ours, sites.open, who)
  const cookieOf = async (userId: string | null) => ({ cookie: (await signIn(userId ?? '')).cookie })
  return {
    slug: ours.accountSlug,
    strangersSlug: theirs.accountSlug,
    viewer: viewer.userId ?? '',
    stranger: theirs.userId,
    sites: { open: sites.open.id, shut: sites.shut.id, foreign: sites.foreign.id, missing: newId() },
    /** Parts of the addresses of these sites. */
    slugs: { open: sites.open.slug, shut: sites.shut.slug, foreign: sites.foreign.slug, missing: 'nobody-has-this' },
    domain: sites.open.domain,
    callers: {
      anonymous: {},
      stranger: await cookieOf(theirs.userId),
      viewer: await cookieOf(viewer.userId),
      editor: await cookieOf(editor.userId),
      admin: await cookieOf(admin.userId),
      owner: await cookieOf(ours.userId),
      staff: await cookieOf(colleague.userId),
      fullKey: { bearer: await accountKey(ours, SITES_AND_MEMBERS) },
      readKey: { bearer: await accountKey(ours, ['sites:read', 'members:read']) },
      bareKey: { bearer: await accountKey(ours, ['credits:read']) },
    } satisfies Record<Caller, { cookie?: string; bearer?: string }>,
  }
}

const OF_SITES = ['site_sectors', 'site_access', 'site_integrations'] as const
const TABLES = ['sites', ...OF_SITES] as const

/** Keeps the sites as they are now. @returns what puts them back, so that no call of a matrix meets what another one did. */
export async function keepSites(): Promise<() => Promise<void>> {
  const kept = (table: string) => `kept_${table}`
  await connected('owner', async (client) => {
    for (const table of TABLES) await client.query(`CREATE TABLE ${kept(table)} AS SELECT * FROM ${table}`)
  })
  return () =>
    connected('owner', async (client) => {
      for (const table of OF_SITES) await client.query(`DELETE FROM ${table}`)
      await client.query(`UPDATE sites s SET status = k.status, archived_at = k.archived_at, name = k.name, domain = k.domain, industry_id = k.industry_id FROM ${kept('sites')} k WHERE k.id = s.id`)
      for (const table of OF_SITES) await client.query(`INSERT INTO ${table} SELECT * FROM ${kept(table)}`)
    })
}
