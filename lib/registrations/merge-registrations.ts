import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy, validation } from '@/lib/core/errors'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { writeActivity } from './activity'
import type { MergeBody } from './care-schema'
import { moveInside, moveRefusals } from './move-registration'
import { hasEnded, isOpen, OPEN_STATUSES } from './policy'
import { readRegistration, type RegistrationRow } from './select-registrations'
import { withdrawSurvey } from './survey/complete-survey'
import { enterStage, lockRegistration, writeEvent } from './write-move'

interface Order extends MergeBody {
  id: string
  origin: ChangeOrigin
}

/**
 * Makes one registration of two. The older one stays, with the files, the history and the tags of both, and with what
 * it did not say itself; a survey that is still ahead goes over with its time to one that waits for a survey, and whoever
 * applied is told as of every survey that is scheduled. Of the merge itself nobody outside is told. The younger one is
 * cancelled for good: there is no way back (PIPE-8).
 *
 * @throws NOT_FOUND; VALIDATION on `other_id` for itself; CONFLICT when one of them cannot be merged, or when the younger
 *   one's survey, result or approval would be lost
 */
export const mergeRegistrations = (actor: StaffActor, { id, other_id: otherId, origin }: Order): Promise<{ kept: RegistrationRow; mergedId: string }> =>
  inStaff(actor, async (tx) => {
    if (id === otherId) throw validation({ other_id: [words.refused.sameTwice] })
    // In one order, whoever names which first: so two who merge the same pair wait for each other instead of locking up.
    for (const each of [id, otherId].toSorted()) await lockRegistration(tx, each)
    const [kept, away] = await olderFirst(tx, id, otherId)
    requireMergeable(kept, away)
    const survey = await standingSurvey(tx, away)
    requireNothingLost(kept, away, survey !== null)

    await withdrawSurvey(tx, away.id)
    await giveAway(tx, actor, away, kept, origin)
    await takeOver(tx, kept.id, away.id)
    if (survey) {
      await moveInside(tx, actor, { id: kept.id, to: 'survey_scheduled', expected_status: 'verified', survey, origin })
    }
    const data = { kept_id: kept.id, kept_number: kept.number, merged_id: away.id, merged_number: away.number }
    for (const registrationId of [kept.id, away.id]) await writeActivity(tx, actor, { registrationId, kind: 'merged', data, origin })
    return { kept: await readRegistration(tx, kept.id), mergedId: away.id }
  }).catch(refusedBy(moveRefusals))

const compared = { id: true, number: true, status: true, createdAt: true, mergedIntoId: true } as const
type Merged = Awaited<ReturnType<typeof olderFirst>>[number]

async function olderFirst(tx: Tx, id: string, otherId: string) {
  const [older, younger] = await tx.registration.findMany({ where: { id: { in: [id, otherId] } }, select: compared, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  if (!older || !younger) throw notFound('This registration')
  return [older, younger] as const
}

function requireMergeable(kept: Merged, away: Merged): void {
  if (kept.mergedIntoId || away.mergedIntoId || away.status === 'customer_created') throw conflict(words.refused.mergeEnded)
  if (isOpen(away.status) && hasEnded(kept.status)) throw conflict(words.refused.mergeReopen)
}

/** A visit that somebody waits for is not given back in silence, and what was found or decided is not thrown away. */
function requireNothingLost(kept: Merged, away: Merged, isSurveyAhead: boolean): void {
  const { mergeSurvey, mergeSurveyStays, mergeFurther } = words.refused
  if (away.status === 'survey_scheduled') {
    if (kept.status === 'pending_verification') throw conflict(mergeSurvey)
    if (kept.status !== 'verified' || !isSurveyAhead) throw conflict(mergeSurveyStays)
  }
  const stages: readonly Merged['status'][] = OPEN_STATUSES
  if ((away.status === 'survey_completed' || away.status === 'approved') && isOpen(kept.status) && stages.indexOf(kept.status) < stages.indexOf(away.status)) throw conflict(mergeFurther)
}

/** The survey of the younger one that nobody has made yet. */
async function standingSurvey(tx: Tx, away: Merged) {
  if (away.status !== 'survey_scheduled') return null
  const survey = await tx.survey.findUnique({ where: { registrationId: away.id }, select: { technicianId: true, startsAt: true, endsAt: true } })
  return survey && survey.startsAt > now() ? { technician_id: survey.technicianId, starts_at: survey.startsAt, ends_at: survey.endsAt } : null
}

/** The younger one ends: cancelled, by moves that exist. Its status is written once, so that it is never open beside the other. */
async function giveAway(tx: Tx, actor: StaffActor, away: Merged, kept: Merged, origin: ChangeOrigin): Promise<void> {
  const reason = words.mergedInto(kept.number)
  const event = (from: Merged['status'], to: Merged['status']) => writeEvent(tx, actor, { id: away.id, from, to, reason, origin })
  if (away.status === 'rejected') await event('rejected', 'pending_verification')
  if (away.status !== 'cancelled') {
    await event(away.status === 'rejected' ? 'pending_verification' : away.status, 'cancelled')
    await enterStage(tx, away.id, 'cancelled', null)
  }
  await tx.registration.update({ where: { id: away.id }, data: { mergedIntoId: kept.id } })
  await tx.registration.updateMany({ where: { mergedIntoId: away.id }, data: { mergedIntoId: kept.id } })
}

/** What the older one gets: files, tags, and what it did not say itself. Notes and messages are read through the merge. */
async function takeOver(tx: Tx, keptId: string, awayId: string): Promise<void> {
  await tx.file.updateMany({ where: { registrationId: awayId }, data: { registrationId: keptId } })
  await tx.$executeRaw`UPDATE registrations k SET
      company_name = coalesce(k.company_name, a.company_name), email = coalesce(k.email, a.email), phone = coalesce(k.phone, a.phone),
      phone_verified_at = CASE WHEN k.phone IS NULL OR k.phone = a.phone THEN coalesce(k.phone_verified_at, a.phone_verified_at) ELSE k.phone_verified_at END,
      address_notes = coalesce(k.address_notes, a.address_notes), postal_code = coalesce(k.postal_code, a.postal_code), id_number = coalesce(k.id_number, a.id_number),
      notes = coalesce(k.notes, a.notes), preferred_date = coalesce(k.preferred_date, a.preferred_date), preferred_slot = coalesce(k.preferred_slot, a.preferred_slot),
      referral_code = coalesce(k.referral_code, a.referral_code), assignee_id = coalesce(k.assignee_id, a.assignee_id),
      address = CASE WHEN k.address IS NULL THEN a.address ELSE k.address END, city = CASE WHEN k.address IS NULL THEN coalesce(a.city, k.city) ELSE k.city END,
      latitude = CASE WHEN k.address IS NULL THEN a.latitude ELSE k.latitude END, longitude = CASE WHEN k.address IS NULL THEN a.longitude ELSE k.longitude END,
      tags = ARRAY(SELECT DISTINCT t FROM unnest(k.tags || a.tags) AS t ORDER BY t)
    FROM registrations a WHERE k.id = ${keptId}::uuid AND a.id = ${awayId}::uuid`
}
