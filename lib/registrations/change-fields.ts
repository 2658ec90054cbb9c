import type { Prisma } from '@/lib/generated/prisma/client'
import type { ChangeOrigin, RegistrationStatus } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, refusedBy, validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { writeActivity } from './activity'
import type { ChangeBody } from './care-schema'
import { toDuplicate } from './detail-resources'
import { findDuplicates, type Duplicate } from './find-duplicates'
import { lastOf } from './id-number'
import { hasEnded } from './policy'
import { readRegistration, type RegistrationRow } from './select-registrations'
import { tellLink } from './tell'
import { columnsOf, type TypedColumns } from './typed-columns'
import { lockRegistration } from './write-move'

interface Order extends ChangeBody {
  id: string
  origin: ChangeOrigin
}

const columns = {
  id: true, fullName: true, companyName: true, email: true, phone: true, address: true, city: true, postalCode: true, country: true, addressNotes: true, idNumber: true,
  planId: true, plan: { select: { name: true, needsSurvey: true } }, preferredDate: true, preferredSlot: true, notes: true, locale: true, duplicateAllowed: true, mergedIntoId: true, accountId: true,
} as const
type Fields = Prisma.RegistrationGetPayload<{ select: typeof columns }>
type Changes = Partial<TypedColumns>

/**
 * Changes what a registration says, and keeps old and new in its history. Who then looks like somebody else is shown
 * first (PIPE-8). Whoever reads an address that was wrong has the application's link: where one is corrected all links are
 * made anew, and sent to the addresses that count now.
 *
 * @param order fields that are left out stay; `allow_duplicates` is why both are right
 * @throws NOT_FOUND; VALIDATION at the field; CONFLICT `{duplicates}`, once it is a customer or merged, or when
 *   a survey or an approval would count for what it was not given for
 */
export const changeFields = (actor: StaffActor, order: Order): Promise<RegistrationRow> =>
  inStaff(actor, async (tx) => {
    const { status } = await lockRegistration(tx, order.id)
    const before = await tx.registration.findUniqueOrThrow({ where: { id: order.id }, select: columns })
    if (before.accountId) throw conflict(words.refused.customerAlready)
    if (before.mergedIntoId) throw conflict(words.refused.merged)
    const changes = changed(before, await columnsOf(tx, order))
    const plan = changes.planId === undefined ? null : await tx.plan.findUniqueOrThrow({ where: { id: changes.planId }, select: { name: true, needsSurvey: true } })
    requireStillJudged(status, before, changes, plan)
    const after = { ...before, ...changes }
    if (after.email === null && after.phone === null) throw validation({ email: [words.refused.unreachable] })

    const duplicates = await newDuplicates(tx, before, changes)
    if (duplicates.length > 0 && order.allow_duplicates === undefined) throw conflict(words.refused.duplicates, { details: { duplicates: duplicates.map(toDuplicate) } })
    const allows = order.allow_duplicates !== undefined && !before.duplicateAllowed
    if (Object.keys(changes).length === 0 && !allows) return readRegistration(tx, order.id)

    const isLinkElsewhere = (['email', 'phone'] as const).some((address) => address in changes && before[address] !== null)
    await tx.registration.update({ where: { id: order.id }, data: { ...changes, ...outdatedBy(changes), ...(isLinkElsewhere && { linkVersion: { increment: 1 } }), ...(allows && { duplicateAllowed: true }) } })
    if (Object.keys(changes).length > 0) await writeActivity(tx, actor, { registrationId: order.id, kind: 'changed', data: oldAndNew(before, changes, plan), origin: order.origin })
    if (isLinkElsewhere && !hasEnded(status)) await tellLink(tx, order.id)
    if (order.allow_duplicates !== undefined) {
      const data = { reason: order.allow_duplicates, with: duplicates.map(({ number }) => number) }
      await writeActivity(tx, actor, { registrationId: order.id, kind: 'duplicates_allowed', data, origin: order.origin })
    }
    return readRegistration(tx, order.id)
  }).catch(refusedBy({ registrations_open_email_key: () => conflict(words.refused.openElsewhere) }))

const JUDGED: ReadonlySet<RegistrationStatus> = new Set(['survey_completed', 'approved'])

/**
 * What was surveyed and approved stays what it was: for another place, or for the first plan that needs a survey, the way
 * is gone again (T1-12).
 */
function requireStillJudged(status: RegistrationStatus, before: Fields, changes: Changes, plan: Fields['plan'] | null): void {
  if (!JUDGED.has(status)) return
  const isElsewhere = before.plan.needsSurvey && ('address' in changes || 'city' in changes)
  if (isElsewhere || (plan?.needsSurvey && !before.plan.needsSurvey)) throw conflict(words.refused.judged)
}

/** What was known of the old phone or the old place says nothing of the new one. */
const outdatedBy = (changes: Changes): Prisma.RegistrationUncheckedUpdateInput => ({
  ...('phone' in changes && { phoneVerifiedAt: null }),
  ...(('address' in changes || 'city' in changes) && { latitude: null, longitude: null }),
})

const text = (value: unknown): string | null => (value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'string' ? value : null)

const changed = (before: Fields, wanted: Changes): Changes =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => text(value) !== text(before[name as keyof Fields]))) as Changes

/** Everybody who may read the history reads it, and it is never changed: a card's number does not get into it. */
const shown = (name: string, value: unknown): string | null => (name === 'idNumber' ? lastOf(text(value)) : text(value))

/** Old and new by field; of a plan its name, which people read. */
const oldAndNew = (before: Fields, { planId, ...changes }: Changes, plan: Fields['plan'] | null): Prisma.InputJsonObject => ({
  ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, { from: shown(name, before[name as keyof Fields]), to: shown(name, value) }])),
  ...(planId !== undefined && { planId: { from: before.plan.name, to: plan?.name ?? null } }),
})

/** Those that the change makes alike; those that were alike before have been seen. */
async function newDuplicates(tx: Tx, before: Fields, changes: Changes): Promise<Duplicate[]> {
  const street = 'address' in changes || 'city' in changes ? { address: changes.address ?? before.address, city: changes.city ?? before.city } : {}
  return findDuplicates(tx, { ...(changes.phone && { phone: changes.phone }), ...(changes.email && { email: changes.email }), ...street, exceptId: before.id })
}
