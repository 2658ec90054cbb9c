import { accountRoute } from '@/lib/auth/route'
import { getInvoice } from '@/lib/invoices/queries'
import { toInvoice } from '@/lib/invoices/resources'
import { invoiceAnswer, invoiceParams } from '@/lib/invoices/schema'

export const GET = accountRoute(
  { summary: 'One invoice with its lines, parties and announced payments', permission: 'billing:read', params: invoiceParams, answer: invoiceAnswer },
  async (actor, params) => toInvoice(await getInvoice(actor, params)),
)
