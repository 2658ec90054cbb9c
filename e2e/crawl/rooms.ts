import { bulkRun, importedFile, importedRegistrations, sql } from '../fixtures/database'
import { demoLogin } from '../fixtures/house'
import { registration } from '../fixtures/registrations'
import { pages } from '../access/tree'

// Every page of the house with an address that shows something, and who looks at it.

export type Viewer = 'anonymous' | 'owner' | 'admin'
export interface Room {
  /** The page's address in the folders, for the test's name. */
  page: string
  viewer: Viewer
}

const viewerOf = (page: string): Viewer => {
  if (page.startsWith('/admin')) return 'admin'
  return page.startsWith('/:account') || page === '/portal' ? 'owner' : 'anonymous'
}

/** What only shows something in the middle of a way; the journeys look at them. */
const ON_A_WAY = new Set(['/signup/you', '/signup/billing', '/signup/review', '/apply/phone', '/apply/address', '/apply/package', '/apply/visit', '/apply/review', '/track/:number'])

export const rooms: Room[] = pages.filter((page) => !ON_A_WAY.has(page)).map((page) => ({ page, viewer: viewerOf(page) }))

/** The address of a room in the demo: the owner's own account, its first invoice and its newest message. */
export async function addressIn({ page }: Room): Promise<string> {
  const { account_slug: slug = '' } = demoLogin('owner')
  const [demo] = await sql<{ id: string; invoice: string; delivery: string; site: string; member: string; registration: string }>(
    `SELECT a.id, (SELECT number FROM invoices WHERE account_id = a.id ORDER BY number LIMIT 1) AS invoice,
       (SELECT id FROM deliveries WHERE account_id = a.id AND status <> 'queued' ORDER BY id LIMIT 1) AS delivery,
       (SELECT slug FROM sites WHERE account_id = a.id AND status = 'active' ORDER BY created_at, id LIMIT 1) AS site,
       (SELECT user_id FROM memberships WHERE account_id = a.id AND role = 'editor' LIMIT 1) AS member,
       (SELECT id FROM registrations ORDER BY (status = 'survey_completed') DESC, id LIMIT 1) AS registration
     FROM accounts a WHERE a.slug = $1`,
    [slug],
  )
  if (!demo) throw new Error('the demo’s owner has no account')
  const withToken = /^\/(?:login\/link|reset|verify|verify\/claim)$/.test(page) ? '?token=looked-at-and-nothing-more' : ''
  return page
    .replace(':account', slug)
    .replace(':number', demo.invoice)
    .replace(':site', demo.site)
    .replace(':user', demo.member)
    .replace(':plan', 'scale')
    .replace(':area', 'account-invoices')
    .replace(':industry', 'technology')
    .replace(':sector', 'web-development')
    .replace(':template', 'application-received')
    .replace(':id', await idFor(page, demo))
    .concat(withToken)
}

/** What `:id` stands for on a page. */
async function idFor(page: string, demo: { id: string; registration: string; delivery: string }): Promise<string> {
  if (page.startsWith('/admin/catalogue/imports')) return importedFile()
  if (page.startsWith('/admin/registrations/bulk')) return bulkRun()
  if (page.startsWith('/admin/registrations/import')) return importedRegistrations()
  if (page.startsWith('/admin/registrations')) return demo.registration
  if (page.startsWith('/admin/surveys')) return (await registration({ status: 'survey_scheduled' })).id
  if (page.startsWith('/admin/technicians')) return (await sql<{ id: string }>('SELECT user_id AS id FROM technicians ORDER BY created_at LIMIT 1'))[0]?.id ?? ''
  if (page.startsWith('/admin/installations')) return firstId(`SELECT id FROM installations ORDER BY (status = 'in_progress') DESC, id LIMIT 1`)
  if (page.startsWith('/admin/job-types')) return firstId('SELECT id FROM job_types ORDER BY position LIMIT 1')
  return page.startsWith('/admin/accounts') ? demo.id : demo.delivery
}

const firstId = async (query: string): Promise<string> => (await sql<{ id: string }>(query))[0]?.id ?? ''
