import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import type { RenewalRules } from './policy'
import type { renewalRulesBody } from './schema'

/** The rules as they are set. */
export async function readRules(tx: Tx): Promise<RenewalRules> {
  const { leadDays, reminderDays, graceDays } = await tx.renewalRules.findFirstOrThrow()
  return { leadDays, reminderDays: reminderDays.toSorted((a, b) => b - a), graceDays }
}

/** The rules of renewals, for the page that shows them. The wrapper has checked who may. */
export const getRules = (actor: StaffActor): Promise<RenewalRules> => inStaff(actor, readRules)

/**
 * Other rules. They count for what is issued, told and past due from now on; a deadline that is set stays (BILL-10). The
 * wrapper has checked `renewals:manage`.
 */
export const changeRules = (actor: StaffActor, wanted: z.output<typeof renewalRulesBody>): Promise<void> =>
  inStaff(actor, async (tx) => {
    const moment = now()
    await tx.$queryRaw`SELECT 1 FROM renewal_rules FOR UPDATE`
    const before = await readRules(tx)
    const after: RenewalRules = { leadDays: wanted.lead_days, reminderDays: wanted.reminder_days, graceDays: wanted.grace_days }
    if (JSON.stringify(before) === JSON.stringify(after)) return
    await tx.renewalRules.updateMany({ data: { ...after, reminderDays: [...after.reminderDays], updatedAt: moment } })
    // Reminders may begin sooner now, so whatever is not past due is looked at again.
    await tx.$executeRaw`UPDATE invoice_deadlines SET next_at = ${moment}::timestamptz WHERE next_at > ${moment}::timestamptz AND past_due_at IS NULL`
    await record(tx, actor, 'renewals.rules_changed', { type: 'renewal_rules', id: null, accountId: null }, { before: { ...before, reminderDays: [...before.reminderDays] }, after: { ...after, reminderDays: [...after.reminderDays] } })
  })
