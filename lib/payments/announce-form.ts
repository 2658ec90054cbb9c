// "I have paid", as a person types it: the amount with decimals, by the habits of the page's language. Browser-safe.
import { z } from 'zod'
import { optionalLine, requiredLine } from '@/lib/core/fields'
import { parseMoney } from '@/lib/core/money'
import { fields as say } from '@/lib/messages/en/fields'
import { submitTransferBody, submitTransferParams, type SubmitTransfer } from './schema'

/** `currency` is the invoice's, sent along to read the amount by; what is stored carries the invoice's own. */
export const announceTransferSchema = z
  .object({
    ...submitTransferParams.shape,
    ...submitTransferBody.omit({ amount_minor: true }).shape,
    note: optionalLine(300),
    currency: z.string().length(3),
    amount: requiredLine(40),
  })
  .transform(({ amount, currency, ...given }, context): SubmitTransfer & { number: string } => {
    const read = parseMoney(amount, currency)
    if ('amountMinor' in read && read.amountMinor > 0) return { ...given, amount_minor: read.amountMinor }
    context.addIssue({ code: 'custom', path: ['amount'], message: say.money['problem' in read ? read.problem : 'negative'], input: amount })
    return z.NEVER
  })
