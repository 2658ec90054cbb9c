import type pg from 'pg'
import type { AccountActor } from '@/lib/core/actor'
import { actorIn, onOwnDatabase } from './database'
import { medianAndSlowest, times } from './times'

// Pages of an account's sites by the use case that screen and API share, in a database of 100 000 sites where one account
// has 10 000 of them. What counts is the slowest page in a hundred, and that the last page costs what the first one does.

/** One figure with its limits, in milliseconds; `bare` is the same page by one plain SELECT of `pg`, in the same rounds. */
export interface PageTimes {
  name: string
  medianMs: number
  p99Ms: number
  bareMs: number
}

const SITES = 100_000
const LARGE = 10_000
const SMALL = 100
const SECTORS = 4
const PAGE = 25

/** The accounts: the first has 10 000 sites, all others 100 each. Names and domains differ, as in life. */
const ROWS = `
  ALTER TABLE sites DISABLE TRIGGER USER;
  ALTER TABLE site_sectors DISABLE TRIGGER USER;
  CREATE TEMP TABLE made AS SELECT new_id() AS id, new_id() AS user_id, new_id() AS viewer_id, n, CASE n WHEN 0 THEN ${LARGE} ELSE ${SMALL} END AS sites
    FROM generate_series(0, ${(SITES - LARGE) / SMALL}) n;
  INSERT INTO users (id, email, name) SELECT user_id, 'bench-' || n || '@example.com', 'Bench ' || n FROM made
    UNION ALL SELECT viewer_id, 'viewer-' || n || '@example.com', 'Viewer ' || n FROM made WHERE n = 0;
  INSERT INTO accounts (id, kind, status, name, slug, door) SELECT id, 'business', 'active', 'Bench ' || n, 'bench-' || n, 'system' FROM made;
  INSERT INTO memberships (account_id, user_id, role) SELECT id, user_id, 'owner'::membership_role FROM made;
  INSERT INTO sites (account_id, industry_id, name, domain, slug, created_at)
    SELECT m.id, i.id, w.word || ' site ' || s, w.word || s || '-' || m.n || '.example', 'site-' || s, now() - make_interval(mins => s)
    FROM made m CROSS JOIN LATERAL generate_series(1, m.sites) s
    JOIN LATERAL (SELECT (ARRAY['Harbour', 'Willow', 'North', 'Café', 'Zen', 'Atlas', 'Brook', 'Meadow'])[1 + s % 8] AS label) l ON true
    JOIN LATERAL (SELECT translate(lower(l.label), 'é', 'e') AS word) w ON true
    JOIN (SELECT id, row_number() OVER (ORDER BY slug) - 1 AS place, count(*) OVER () AS all_of_them FROM industries WHERE active) i ON i.place = s % i.all_of_them;
  INSERT INTO site_sectors (account_id, site_id, industry_id, sector_id, name)
    SELECT s.account_id, s.id, s.industry_id, c.id, c.name FROM sites s
    JOIN LATERAL (SELECT id, name FROM sectors WHERE industry_id = s.industry_id ORDER BY position, id LIMIT ${SECTORS}) c ON true;
  ALTER TABLE sites ENABLE TRIGGER USER;
  ALTER TABLE site_sectors ENABLE TRIGGER USER`

/** A viewer of the large account who may see every second site. The seat is written without asking the plan. */
const VIEWER = `
  ALTER TABLE memberships DISABLE TRIGGER USER;
  INSERT INTO memberships (account_id, user_id, role) SELECT id, viewer_id, 'viewer'::membership_role FROM made WHERE n = 0;
  ALTER TABLE memberships ENABLE TRIGGER USER;
  INSERT INTO site_access (account_id, site_id, user_id)
    SELECT s.account_id, s.id, m.viewer_id FROM sites s JOIN made m ON m.id = s.account_id AND m.n = 0 WHERE right(s.slug, 1) IN ('0', '2', '4', '6', '8')`

const BARE = { name: 'bare_page', text: `SELECT id, slug, name, domain, status, created_at FROM sites WHERE account_id = $1 AND status = 'active' ORDER BY name_key, id LIMIT ${PAGE + 1}` }

/** Times of each kind of page, slowest of a hundred and median. */
export const measureSitePages = (): Promise<PageTimes[]> =>
  onOwnDatabase(2, async ({ owner }) => {
    const { listSites } = await import('@/lib/sites/list-sites')
    const { listSitesQuery } = await import('@/lib/sites/schema')
    await owner.query(ROWS)
    await owner.query(VIEWER)
    await owner.query('VACUUM ANALYZE')
    const { rows } = await owner.query<{ id: string; viewer_id: string }>('SELECT id, viewer_id FROM made WHERE n IN (0, 1) ORDER BY n')
    const [large, small] = rows
    if (!large || !small) throw new Error('there is no account to list')

    const list = (actor: AccountActor, query: Record<string, string>) => listSites(actor, listSitesQuery.parse({ limit: String(PAGE), ...query }))
    /** Where the last full page of a list starts. */
    const lastPage = async (actor: AccountActor, query: Record<string, string>): Promise<string> => {
      let cursor: string | null = null
      for (;;) {
        const { nextCursor } = await list(actor, { ...query, limit: '100', ...(cursor && { cursor }) })
        if (nextCursor === null) return cursor ?? ''
        cursor = nextCursor
      }
    }

    const owned = actorIn(large.id, ['sites:read'])
    const viewed = actorIn(large.id, ['sites:read'], { role: 'viewer', userId: large.viewer_id })
    const cases: { name: string; actor: AccountActor; query: Record<string, string> }[] = [
      { name: 'small account, first page', actor: actorIn(small.id, ['sites:read']), query: {} },
      { name: 'by name, first page', actor: owned, query: {} },
      { name: 'by name, last page', actor: owned, query: { cursor: await lastPage(owned, {}) } },
      { name: 'newest, first page', actor: owned, query: { sort: 'newest' } },
      { name: 'newest, last page', actor: owned, query: { sort: 'newest', cursor: await lastPage(owned, { sort: 'newest' }) } },
      { name: 'a search that finds an eighth', actor: owned, query: { q: 'willow' } },
      { name: 'a search that finds one', actor: owned, query: { q: 'site 9999' } },
      { name: 'a search that finds nothing', actor: owned, query: { q: 'nowhere' } },
      { name: 'one industry', actor: owned, query: { industry: await someIndustry(owner) } },
      { name: 'a viewer of 5,000 of them, first page', actor: viewed, query: {} },
      { name: 'a viewer of 5,000 of them, last page', actor: viewed, query: { cursor: await lastPage(viewed, {}) } },
    ]
    const bare = await times(() => owner.query({ ...BARE, values: [large.id] }))
    const measured: PageTimes[] = []
    for (const { name, actor, query } of cases) {
      const ours = await times(() => list(actor, query))
      measured.push({ name, ...medianAndSlowest(ours), bareMs: medianAndSlowest(bare).medianMs })
    }
    return measured
  })

async function someIndustry(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ slug: string }>('SELECT slug FROM industries WHERE active ORDER BY slug LIMIT 1')
  return rows[0]?.slug ?? ''
}
