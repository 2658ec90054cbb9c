// Who gets what answer where. Written down by hand from what each role is for, not computed from the permission table,
// so that a slip in that table shows. `login`: sent to sign in. Several numbers: the answer depends on no secret.

export const STAFF = ['admin', 'supervisor', 'agent', 'technician', 'finance'] as const
export const ROLES = ['anonymous', 'owner', 'viewer', 'stranger', ...STAFF] as const
export type Role = (typeof ROLES)[number]
export type Answer = number | 'login'
type Row = { anonymous: Answer; owner: Answer; viewer: Answer; stranger: Answer; staff: Answer } & Partial<Record<(typeof STAFF)[number], Answer>>

/** The answer of a row to a role. */
export const answerFor = (row: Row, role: Role): Answer => row[role as 'owner'] ?? row.staff

const open = (answer: Answer): Row => ({ anonymous: answer, owner: answer, viewer: answer, stranger: answer, staff: answer })
const inAccount = (viewer: Answer): Row => ({ anonymous: 'login', owner: 200, viewer, stranger: 404, staff: 404 })
/** A room of the console: `who` have it, for the other colleagues and for everybody else it does not exist. */
const inConsole = (...who: (typeof STAFF)[number][]): Row => ({ anonymous: 'login', owner: 404, viewer: 404, stranger: 404, staff: 404, ...Object.fromEntries(who.map((role) => [role, 200])) })

/** Pages, by their address. */
export const PAGES: Record<string, Row> = {
  '/': open(200),
  '/pricing': open(200),
  '/apply': open(200),
  // Steps that are not due lead back to the first.
  '/apply/phone': open(307),
  '/apply/address': open(307),
  '/apply/package': open(307),
  '/apply/visit': open(307),
  '/apply/review': open(307),
  '/track': open(200),
  // Only its own link opens an application.
  '/track/:number': open(404),
  '/docs/api': open(200),
  '/docs/api/:area': open(200),
  '/login': open(200),
  '/login/by-email': open(200),
  '/login/forgot': open(200),
  '/login/link': open(200),
  '/reset': open(200),
  '/verify': open(200),
  '/verify/claim': open(200),
  '/signup': open(200),
  // Steps that are not due lead back to the first.
  '/signup/you': open(307),
  '/signup/billing': open(307),
  '/signup/review': open(307),
  '/signup/join': open(200),
  '/signup/check-email': open(200),

  '/:account': inAccount(200),
  '/:account/credits': inAccount(200),
  '/:account/billing': inAccount(200),
  '/:account/billing/details': inAccount(404),
  '/:account/billing/invoices/:number': inAccount(200),
  '/:account/billing/plans': inAccount(200),
  // Their plan waits for its first payment, so there is nothing to review yet.
  '/:account/billing/plans/:plan': { ...inAccount(404), owner: 307 },
  '/:account/team': inAccount(200),
  '/:account/team/:user': inAccount(404),
  '/:account/sites': inAccount(200),
  // A site has to be opened for a viewer.
  '/:account/sites/new': inAccount(404),
  // Steps that are not due lead back to the first.
  '/:account/sites/new/industry': { ...inAccount(404), owner: 307 },
  '/:account/sites/new/sectors': { ...inAccount(404), owner: 307 },
  '/:account/sites/new/review': { ...inAccount(404), owner: 307 },
  '/:account/sites/:site': inAccount(404),
  '/:account/sites/:site/access': inAccount(404),
  '/:account/sites/:site/activity': inAccount(404),
  '/:account/sites/:site/domain': inAccount(404),
  '/:account/sites/:site/integrations': inAccount(404),
  '/:account/sites/:site/sectors': inAccount(404),
  '/:account/sites/:site/sectors/add': inAccount(404),
  // Without a choice there is nothing to review.
  '/:account/sites/:site/sectors/add/review': { ...inAccount(404), owner: 307 },
  '/:account/sites/:site/settings': inAccount(404),
  '/:account/sites/:site/settings/industry': inAccount(404),
  '/:account/settings': inAccount(200),
  '/:account/settings/keys': inAccount(404),
  '/:account/settings/playbooks': inAccount(200),
  '/:account/settings/security': inAccount(200),
  '/:account/settings/weights': inAccount(200),

  '/portal': { anonymous: 'login', owner: 200, viewer: 200, stranger: 200, staff: 200 },

  '/admin': inConsole('admin', 'supervisor', 'agent', 'technician', 'finance'),
  '/admin/registrations': inConsole('admin', 'supervisor', 'agent', 'technician'),
  '/admin/registrations/bulk': inConsole('admin', 'supervisor', 'agent'),
  '/admin/registrations/bulk/:id': inConsole(),
  '/admin/registrations/new': inConsole('admin', 'supervisor', 'agent'),
  '/admin/registrations/import': inConsole('admin', 'supervisor'),
  // Of an import that does not exist.
  '/admin/registrations/import/:id': inConsole(),
  '/admin/registrations/:id': inConsole('admin', 'supervisor', 'agent', 'technician'),
  '/admin/accounts': inConsole('admin', 'supervisor', 'agent', 'finance'),
  '/admin/accounts/:id': inConsole('admin', 'supervisor', 'agent', 'finance'),
  '/admin/payments': inConsole('admin', 'supervisor', 'agent', 'finance'),
  '/admin/payments/renewals': inConsole('admin', 'supervisor', 'finance'),
  '/admin/catalogue': inConsole('admin', 'supervisor', 'agent'),
  '/admin/catalogue/industries/:industry': inConsole('admin', 'supervisor', 'agent'),
  '/admin/catalogue/industries/:industry/merge': inConsole('admin'),
  '/admin/catalogue/industries/:industry/sectors/:sector': inConsole('admin', 'supervisor', 'agent'),
  '/admin/catalogue/imports': inConsole('admin'),
  '/admin/catalogue/imports/:id': inConsole('admin'),
  '/admin/deliveries': inConsole('admin', 'supervisor', 'agent', 'finance'),
  '/admin/deliveries/:id': inConsole('admin', 'supervisor', 'agent', 'finance'),
  '/admin/templates': inConsole('admin', 'supervisor'),
  '/admin/templates/:template': inConsole('admin', 'supervisor'),
  '/admin/notices': inConsole('admin', 'supervisor'),
  '/admin/mailbox': inConsole('admin', 'supervisor', 'agent', 'technician', 'finance'),
  '/admin/mailbox/:id': inConsole('admin', 'supervisor', 'agent', 'technician', 'finance'),
  '/admin/pipeline-settings': inConsole('admin', 'supervisor'),
  '/admin/pipeline-settings/assignment': inConsole('admin', 'supervisor'),
  '/admin/pipeline-settings/reasons': inConsole('admin', 'supervisor'),
  '/admin/pipeline-settings/targets': inConsole('admin', 'supervisor'),
  '/admin/reports': inConsole('admin', 'supervisor'),
  '/admin/installations': inConsole('admin', 'supervisor', 'agent', 'technician'),
  // Of a job, and of a job type, that does not exist.
  '/admin/installations/:id': inConsole(),
  '/admin/job-types': inConsole('admin', 'supervisor'),
  '/admin/job-types/:id': inConsole(),
  '/admin/day': inConsole('admin', 'supervisor', 'technician'),
  '/admin/calendar': inConsole('admin', 'supervisor', 'agent', 'technician'),
  // Those of the test are no technician's and no survey's.
  '/admin/technicians/:id': inConsole(),
  '/admin/surveys/:id': inConsole(),
  '/admin/technicians': inConsole('admin', 'supervisor'),
  '/admin/audit': inConsole('admin', 'supervisor'),
  '/admin/channels': inConsole('admin', 'supervisor', 'agent', 'technician', 'finance'),
  '/admin/staff': inConsole('admin'),
  '/admin/own-login': inConsole('admin', 'supervisor', 'agent', 'technician', 'finance'),
}

/** Colleagues are no account's members, and members are no colleagues: what is the other's does not exist for them. */
const ofMembers = (owner: Answer, viewer: Answer): Row => ({ anonymous: 401, owner, viewer, stranger: owner, staff: 404 })
const ofStaff = (answer: Answer, ...who: (typeof STAFF)[number][]): Row => ({ anonymous: 401, owner: 404, viewer: 404, stranger: 404, staff: 403, ...Object.fromEntries(who.map((role) => [role, answer])) })

/** A call as the matrix makes it; `as` stands for the address with its parts filled in. */
export interface Call {
  row: Row
  query?: string
  body?: Record<string, unknown>
  form?: Record<string, string>
}

/** Routes, by method and address. Bodies are such that a permitted caller changes nothing that another cell looks at. */
export const ROUTES: Record<string, Call> = {
  'GET /api/:rest': { row: open(404) },
  'POST /api/:rest': { row: open(404) },
  'PUT /api/:rest': { row: open(404) },
  'PATCH /api/:rest': { row: open(404) },
  'DELETE /api/:rest': { row: open(404) },
  'GET /api/health/live': { row: open(200) },
  'GET /api/health/ready': { row: open(200) },
  'GET /api/openapi.json': { row: open(200) },
  'GET /api/plans': { row: open(200) },
  'GET /api/industries': { row: open(200) },
  'GET /api/payment-methods': { row: open(200) },
  'POST /api/register/check-availability': { row: open(200), body: { company_name: 'Nobody Has This Name' } },
  'POST /api/register': { row: open(400), body: {} },
  'POST /api/registrations': { row: open(400), body: {} },
  'POST /api/registrations/otp': { row: open(400), body: {} },
  'POST /api/registrations/otp/verify': { row: open(400), body: {} },
  'GET /api/registrations/:number': { row: open(404) },
  // Not set up where this is tried: there is nothing at its address.
  'GET /api/webhooks/whatsapp': { row: open(404) },
  'POST /api/webhooks/whatsapp': { row: open(404), body: {} },
  'GET /api/auth/:nextauth': { row: open(200) },
  'POST /api/auth/:nextauth': { row: open(400), body: {} },
  // A form without its token goes back to its page.
  'POST /login/link/use': { row: open(303), form: {} },
  'POST /reset/use': { row: open(303), form: {} },
  'POST /verify/use': { row: open(303), form: {} },
  'POST /verify/claim/use': { row: open(303), form: {} },
  'POST /verify/claim/join': { row: open(303), form: {} },
  'POST /track/cancel': { row: open(303), form: {} },
  'POST /track/confirm': { row: open(303), form: {} },

  'GET /api/account': { row: ofMembers(200, 200) },
  'GET /api/credits': { row: ofMembers(200, 200) },
  'GET /api/credits/entries': { row: ofMembers(200, 200) },
  'POST /api/credits/spend': { row: ofMembers(400, 403), body: { amount: 0 } },
  'GET /api/invoices': { row: ofMembers(200, 200) },
  'GET /api/invoices/:number': { row: { ...ofMembers(200, 200), stranger: 404 } },
  'POST /api/invoices/:number/transfers': { row: ofMembers(400, 403), body: {} },

  'GET /api/sites': { row: ofMembers(200, 200) },
  'POST /api/sites': { row: ofMembers(400, 403), body: {} },
  // Of a site that is nobody's; sites that are somebody's have a matrix of their own in app/api/sites.
  'GET /api/sites/:id': { row: ofMembers(404, 404) },
  'PATCH /api/sites/:id': { row: ofMembers(404, 403), body: { name: 'Other' } },
  'DELETE /api/sites/:id': { row: ofMembers(404, 403) },
  'POST /api/sites/:id/restore': { row: ofMembers(404, 403) },
  'GET /api/sites/:id/sectors': { row: ofMembers(404, 404) },
  'POST /api/sites/:id/sectors': { row: ofMembers(404, 403), body: { sector: 'cafes' } },
  'DELETE /api/sites/:id/sectors/:sector': { row: ofMembers(404, 403) },
  'GET /api/sites/:id/proofs': { row: ofMembers(404, 404) },
  'POST /api/sites/:id/proofs': { row: ofMembers(404, 403), body: { method: 'dns' } },
  'GET /api/sites/:id/integrations': { row: ofMembers(404, 404) },
  'POST /api/sites/:id/integrations': { row: ofMembers(404, 403), body: { platform: 'custom', address: 'https://api.acme.example', secret: 'secret' } },
  'PATCH /api/sites/:id/integrations/:integration': { row: ofMembers(404, 403), body: { username: 'ada' } },
  'DELETE /api/sites/:id/integrations/:integration': { row: ofMembers(404, 403) },
  'POST /api/sites/:id/integrations/:integration/test': { row: ofMembers(404, 403) },
  'GET /api/sites/:id/access': { row: ofMembers(404, 404) },
  'POST /api/sites/:id/access': { row: ofMembers(404, 403), body: { user_ids: ['01900000-0000-7000-8000-000000000000'] } },
  'POST /api/sites/:id/access/revoke': { row: ofMembers(404, 403), body: { user_ids: ['01900000-0000-7000-8000-000000000000'] } },

  'POST /api/admin/registrations/imports': { row: ofStaff(400, 'admin', 'supervisor'), body: {} },
  // Of an import that does not exist; what becomes of one that does is tried in lib/registrations/import.
  'GET /api/admin/registrations/imports/:id': { row: ofStaff(404, 'admin', 'supervisor') },
  'POST /api/admin/registrations/imports/:id/apply': { row: ofStaff(404, 'admin', 'supervisor'), body: {} },
  'GET /api/admin/registrations/imports/:id/problems': { row: ofStaff(404, 'admin', 'supervisor') },
  'GET /api/admin/registrations/export': { row: ofStaff(200, 'admin', 'supervisor', 'agent') },
  'GET /api/admin/registrations': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'technician') },
  'POST /api/admin/registrations': { row: ofStaff(400, 'admin', 'supervisor', 'agent'), body: {} },
  'GET /api/admin/registrations/changes': { row: ofStaff(400, 'admin', 'supervisor', 'agent', 'technician') },
  'POST /api/admin/registrations/bulk': { row: ofStaff(400, 'admin', 'supervisor', 'agent', 'technician'), body: {} },
  'GET /api/admin/registrations/bulk/:id': { row: ofStaff(404, 'admin', 'supervisor', 'agent') },
  'GET /api/admin/registrations/bulk/:id/refused': { row: ofStaff(404, 'admin', 'supervisor', 'agent') },
  'GET /api/admin/registrations/:id': { row: ofStaff(404, 'admin', 'supervisor', 'agent', 'technician') },
  'PATCH /api/admin/registrations/:id': { row: ofStaff(404, 'admin', 'supervisor', 'agent'), body: {} },
  'GET /api/admin/registrations/:id/timeline': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'technician') },
  'POST /api/admin/registrations/:id/move': { row: ofStaff(400, 'admin', 'supervisor', 'agent', 'technician'), body: {} },
  'POST /api/admin/registrations/:id/notes': { row: ofStaff(400, 'admin', 'supervisor', 'agent'), body: {} },
  'POST /api/admin/registrations/:id/assign': { row: ofStaff(400, 'admin', 'supervisor', 'agent'), body: {} },
  'POST /api/admin/registrations/:id/tags': { row: ofStaff(404, 'admin', 'supervisor', 'agent'), body: {} },
  'POST /api/admin/registrations/:id/files': { row: ofStaff(400, 'admin', 'supervisor', 'agent'), body: {} },
  'POST /api/admin/registrations/:id/merge': { row: ofStaff(400, 'admin', 'supervisor', 'agent'), body: {} },
  'POST /api/admin/registrations/:id/create-customer': { row: ofStaff(404, 'admin', 'supervisor', 'agent'), body: {} },
  'GET /api/admin/availability': { row: ofStaff(400, 'admin', 'supervisor', 'agent', 'technician') },
  'GET /api/admin/calendar/mark': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'technician') },
  'PATCH /api/admin/registrations/:id/survey': { row: ofStaff(400, 'admin', 'supervisor', 'agent'), body: {} },
  'GET /api/admin/day': { row: ofStaff(200, 'admin', 'supervisor', 'technician') },
  'GET /api/admin/installations': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'technician') },
  // Of a job that does not exist; what roles may do with one that does is tried in lib/installations.
  'GET /api/admin/installations/:id': { row: ofStaff(404, 'admin', 'supervisor', 'agent', 'technician') },
  'POST /api/admin/installations/:id/assign': { row: ofStaff(400, 'admin', 'supervisor', 'agent'), body: {} },
  'POST /api/admin/installations/:id/unassign': { row: ofStaff(404, 'admin', 'supervisor', 'agent'), body: {} },
  'POST /api/admin/installations/:id/start': { row: ofStaff(404, 'admin', 'supervisor', 'technician'), body: {} },
  'POST /api/admin/installations/:id/pause': { row: ofStaff(404, 'admin', 'supervisor', 'technician'), body: {} },
  'POST /api/admin/installations/:id/resume': { row: ofStaff(404, 'admin', 'supervisor', 'technician'), body: {} },
  'POST /api/admin/installations/:id/complete': { row: ofStaff(404, 'admin', 'supervisor', 'technician'), body: {} },
  'POST /api/admin/installations/:id/fail': { row: ofStaff(400, 'admin', 'supervisor', 'technician'), body: {} },
  'POST /api/admin/installations/:id/cancel': { row: ofStaff(400, 'admin', 'supervisor'), body: {} },
  'POST /api/admin/installations/:id/reopen': { row: ofStaff(400, 'admin', 'supervisor'), body: {} },
  'POST /api/admin/installations/:id/items/:item': { row: ofStaff(404, 'admin', 'supervisor', 'technician'), body: { done: true } },
  'GET /api/admin/accounts': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'finance') },
  'GET /api/admin/accounts/:id': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'finance') },
  'POST /api/admin/accounts/:id/suspend': { row: ofStaff(400, 'admin', 'supervisor'), body: {} },
  'POST /api/admin/accounts/:id/resume': { row: ofStaff(409, 'admin', 'supervisor'), body: {} },
  'GET /api/admin/catalogue/export': { row: ofStaff(200, 'admin', 'supervisor', 'agent') },
  'POST /api/admin/catalogue/imports': { row: ofStaff(400, 'admin'), body: {} },
  'GET /api/admin/catalogue/imports/:id': { row: ofStaff(200, 'admin') },
  'POST /api/admin/catalogue/imports/:id/apply': { row: ofStaff(400, 'admin'), body: {} },
  'GET /api/admin/catalogue/industries': { row: ofStaff(200, 'admin', 'supervisor', 'agent') },
  'POST /api/admin/catalogue/industries': { row: ofStaff(400, 'admin'), body: {} },
  'GET /api/admin/catalogue/industries/:industry': { row: ofStaff(200, 'admin', 'supervisor', 'agent') },
  'PATCH /api/admin/catalogue/industries/:industry': { row: ofStaff(400, 'admin'), body: { place: 0 } },
  'POST /api/admin/catalogue/industries/:industry/merge': { row: ofStaff(400, 'admin'), body: {} },
  'GET /api/admin/catalogue/industries/:industry/sectors': { row: ofStaff(200, 'admin', 'supervisor', 'agent') },
  'POST /api/admin/catalogue/industries/:industry/sectors': { row: ofStaff(400, 'admin'), body: {} },
  'GET /api/admin/catalogue/industries/:industry/sectors/:sector': { row: ofStaff(200, 'admin', 'supervisor', 'agent') },
  'PATCH /api/admin/catalogue/industries/:industry/sectors/:sector': { row: ofStaff(400, 'admin'), body: { place: 0 } },
  'POST /api/admin/catalogue/industries/:industry/sectors/:sector/merge': { row: ofStaff(400, 'admin'), body: {} },
  'GET /api/admin/reports/:report': { row: ofStaff(200, 'admin', 'supervisor') },
  'GET /api/admin/renewal-runs': { row: ofStaff(200, 'admin', 'supervisor', 'finance') },
  'POST /api/admin/renewal-runs': { row: ofStaff(202, 'admin', 'finance'), body: {} },
  'GET /api/admin/transfers': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'finance') },
  'POST /api/admin/transfers/:id/confirm': { row: ofStaff(400, 'admin', 'finance'), body: {} },
  'POST /api/admin/transfers/:id/reject': { row: ofStaff(400, 'admin', 'finance'), body: {} },
  'POST /api/admin/files': { row: ofStaff(400, 'admin', 'supervisor', 'agent', 'technician'), body: {} },
  'GET /api/admin/files/:id': { row: ofStaff(404, 'admin', 'supervisor', 'agent', 'technician') },
  'GET /api/admin/deliveries': { row: ofStaff(200, 'admin', 'supervisor', 'agent', 'finance') },
  'POST /api/admin/deliveries/:id/resend': { row: ofStaff(404, 'admin', 'supervisor', 'agent'), body: {} },
}
