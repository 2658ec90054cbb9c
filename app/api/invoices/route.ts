import { accountRoute } from '@/lib/auth/route'
import { listInvoices } from '@/lib/invoices/queries'
import { toInvoices } from '@/lib/invoices/resources'
import { invoicesAnswer, invoicesQuery } from '@/lib/invoices/schema'

export const GET = accountRoute({ summary: 'Issued invoices, the newest first', permission: 'billing:read', query: invoicesQuery, answer: invoicesAnswer }, async (actor, query) =>
  toInvoices(await listInvoices(actor, query)),
)
