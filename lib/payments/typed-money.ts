import { z } from 'zod'
import { parseMoney } from '@/lib/core/money'
import { fields as say } from '@/lib/messages/en/fields'

const typed = z.looseObject({ amount_minor: z.string().default(''), currency: z.string().regex(/^[A-Z]{3}$/) })

/**
 * The same body as a form sends it: the amount as people type it ("1,234.50"), the currency beside it. The API takes
 * minor units instead.
 */
export const typedMoney = <Body extends z.ZodObject>(body: Body) =>
  z.preprocess((input, ctx) => {
    const form = typed.safeParse(input)
    // Not a form of ours: the body's own schema says what is wrong.
    if (!form.success) return input
    const read = parseMoney(form.data.amount_minor, form.data.currency)
    if ('amountMinor' in read) return { ...form.data, amount_minor: read.amountMinor }
    ctx.addIssue({ code: 'custom', path: ['amount_minor'], message: say.money[read.problem], input })
    // Whatever else is wrong is said at once as well, as if some amount stood there.
    for (const { path, message } of body.safeParse({ ...form.data, amount_minor: 1 }).error?.issues ?? []) ctx.addIssue({ code: 'custom', path: [...path], message, input })
    return z.NEVER
  }, body)
