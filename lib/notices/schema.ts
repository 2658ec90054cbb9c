import { z } from 'zod'
import { email, optionalLine, phoneText, requiredLine, uuid } from '@/lib/core/fields'
import { NOTICE_EVENTS } from '@/lib/deliveries/worded-schema'
import { StaffRole } from '@/lib/generated/prisma/enums'
import { fields as fieldWords } from '@/lib/messages/en/fields'

// Who among us is told of what. Browser-safe.

/** So many groups fit: all are shown on one page, and offered at each event. */
export const GROUPS_MOST = 100

const group = { name: requiredLine(80, fieldWords.name), channel: z.enum(['email', 'whatsapp']), to: z.string().max(320), city: optionalLine(120) }

/** The address is judged by its channel; a number is turned into E.164 by the server. */
function judgeAddress(ctx: { value: { channel: 'email' | 'whatsapp'; to: string }; issues: z.core.$ZodRawIssue[] }): void {
  const { channel, to } = ctx.value
  const [problem] = (channel === 'email' ? email : phoneText).safeParse(to).error?.issues ?? []
  if (problem) ctx.issues.push({ code: 'custom', path: ['to'], message: problem.message, input: to })
}

export const addGroupBody = z.object(group).check(judgeAddress)
export const changeGroupBody = z.object({ id: uuid, ...group }).check(judgeAddress)
export const groupParams = z.object({ id: uuid })
export const pauseGroupBody = z.object({ id: uuid, active: z.enum(['true', 'false']).transform((word) => word === 'true') })

/** Fields of a form that may be given not at all, once or several times. */
const several = <S extends z.ZodType<string, string>>(each: S) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : typeof given === 'string' ? [given] : given))
    .pipe(z.array(each).max(GROUPS_MOST))

/** All who are told of an event from now on. */
export const setRulesBody = z.object({ event: z.enum(NOTICE_EVENTS), role: several(z.enum(StaffRole)), group: several(uuid) })
