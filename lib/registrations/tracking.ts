import type { z } from 'zod'
import { isAddressProof, isTrackingToken } from '@/lib/auth/tracking-token'
import { rateLimit } from '@/lib/auth/rate-limits'
import type { PublicCaller } from '@/lib/core/actor'
import { inSystem, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { maskEmail } from '@/lib/core/mask-email'
import { maskPhone } from '@/lib/core/phone'
import type { RegistrationStatus, VisitSlot } from '@/lib/generated/prisma/enums'
import { track as words } from '@/lib/messages/en/track'
import { readOrganisation } from '@/lib/organisation/calendar'
import { readMoves } from './moves'
import { hasEnded, moveBetween } from './policy'
import { maskName, trackingSteps, type TrackingStep } from './tracking-steps'
import type { trackingAnswer } from './tracking-schema'

/** What the holder of an application's link may know: masked, and nothing of staff. */
export interface Tracked {
  id: string
  number: string
  status: RegistrationStatus
  steps: TrackingStep[]
  plan: string
  city: string | null
  name: string
  phone: string | null
  email: string | null
  sentAt: Date
  nextStep: string
  /** Why it ended, in the words that the applicant was told. */
  reason: string | null
  wished: { date: string; slot: VisitSlot | null } | null
  visit: { startsAt: Date; endsAt: Date } | null
  installation: { startsAt: Date; endsAt: Date } | null
  /** IANA zone of the place. */
  zone: string
  /** May the applicant still cancel it? */
  canCancel: boolean
  /** Another application goes on in its place. */
  isMerged: boolean
  /** Came by the e-mail's own link. */
  provesAddress: boolean
  /** Waits for a look besides: its reader may confirm the address. */
  canConfirm: boolean
}

export interface TrackingKey {
  number: string
  token?: string | undefined
  /** From the link in the e-mail. */
  proof?: string | undefined
}

const find = (tx: Tx, number: string) =>
  tx.registration.findUnique({
    where: { number },
    select: {
      id: true,
      number: true,
      status: true,
      fullName: true,
      phone: true,
      email: true,
      city: true,
      createdAt: true,
      preferredDate: true,
      preferredSlot: true,
      mergedIntoId: true,
      linkVersion: true,
      plan: { select: { name: true, needsSurvey: true } },
      registrationEvents: { orderBy: { position: 'asc' }, select: { fromStatus: true, toStatus: true, reason: true, createdAt: true } },
      survey: { select: { startsAt: true, endsAt: true } },
      installation: { select: { status: true, bookings: { where: { releasedAt: null }, select: { startsAt: true, endsAt: true } } } },
    },
  })

const linkOf = ({ id, linkVersion }: { id: string; linkVersion: number }) => ({ registrationId: id, linkVersion })

/** The id of the application that a link opens; the same time and answer whether number or token is wrong. */
async function opened(tx: Tx, { number, token = '' }: TrackingKey): Promise<NonNullable<Awaited<ReturnType<typeof find>>>> {
  const row = await find(tx, number)
  const isOwn = isTrackingToken(row ? linkOf(row) : { registrationId: newId(), linkVersion: 0 }, token)
  if (!row || !isOwn) throw notFound('This application')
  return row
}

/**
 * An application, for whoever holds its link.
 *
 * @throws NOT_FOUND for a wrong token as for a number that does not exist, RATE_LIMITED after many looks.
 * @see T1-13
 */
export async function findTracked({ ip }: Pick<PublicCaller, 'ip'>, key: TrackingKey): Promise<Tracked> {
  await rateLimit('tracking', ip)
  const moves = await readMoves()
  return inSystem(async (tx) => {
    const row = await opened(tx, key)
    const { timeZone } = await readOrganisation(tx)
    const { needsSurvey } = row.plan
    const last = row.registrationEvents.at(-1)
    const [booking] = row.installation?.bookings ?? []
    const provesAddress = isAddressProof(linkOf(row), key.proof ?? '')
    return {
      id: row.id,
      number: row.number,
      status: row.status,
      steps: trackingSteps({ status: row.status, needsSurvey, events: row.registrationEvents }),
      plan: row.plan.name,
      city: row.city,
      name: maskName(row.fullName),
      phone: row.phone === null ? null : maskPhone(row.phone),
      email: row.email === null ? null : maskEmail(row.email),
      sentAt: row.createdAt,
      nextStep: nextStep({ status: row.status, needsSurvey, mayProve: row.email !== null && !provesAddress, isMerged: row.mergedIntoId !== null, isInstalled: row.installation?.status === 'completed' }),
      // A merge names the other application, which this link does not open.
      reason: hasEnded(row.status) && row.mergedIntoId === null ? (last?.reason ?? null) : null,
      wished: row.preferredDate && { date: row.preferredDate.toISOString().slice(0, 10), slot: row.preferredSlot },
      visit: row.status === 'survey_scheduled' ? row.survey : null,
      installation: booking ?? null,
      zone: timeZone,
      isMerged: row.mergedIntoId !== null,
      canCancel: moveBetween(moves, row.status, 'cancelled')?.byApplicant ?? false,
      provesAddress,
      canConfirm: (moveBetween(moves, row.status, 'verified')?.byApplicant ?? false) && provesAddress,
    }
  })
}

interface Stand {
  status: RegistrationStatus
  needsSurvey: boolean
  /** There is a link in an e-mail that confirms it, and this look did not come by it. */
  mayProve: boolean
  isMerged: boolean
  isInstalled: boolean
}

function nextStep({ status, needsSurvey, mayProve, isMerged, isInstalled }: Stand): string {
  if (isMerged) return words.merged
  if (isInstalled) return words.installed
  if (status === 'pending_verification' && mayProve) return words.nextByEmail
  return status === 'verified' && !needsSurvey ? words.nextWithoutSurvey : words.nextSteps[status]
}

/** The same in the contract's words. */
export async function trackedAnswer(caller: Pick<PublicCaller, 'ip'>, key: TrackingKey): Promise<z.input<typeof trackingAnswer>> {
  const tracked = await findTracked(caller, key)
  return {
    registration_number: tracked.number,
    status: tracked.status,
    steps: tracked.steps.map(({ status, at }) => ({ status, ...(at && { at: at.toISOString() }) })),
    plan: tracked.plan,
    city: tracked.city,
    name: tracked.name,
    phone: tracked.phone,
    next_step: tracked.nextStep,
  }
}
