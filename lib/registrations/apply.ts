import type { z } from 'zod'
import type { PublicCaller } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { conflict, refusedBy, validation, type AppError } from '@/lib/core/errors'
import { once, type Once } from '@/lib/core/once'
import { normalisePhone } from '@/lib/core/phone'
import { zonedParts } from '@/lib/core/zoned-time'
import { attachFile } from '@/lib/files/attach-file'
import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import { apply as words } from '@/lib/messages/en/apply'
import { fields as say } from '@/lib/messages/en/fields'
import { readOrganisation, type Organisation } from '@/lib/organisation/calendar'
import { consumePhoneToken } from '@/lib/phones/consume-phone-token'
import type { SignupPlan } from '@/lib/plans/plan'
import { findSignupPlan } from '@/lib/plans/queries'
import { countryErrors, dateErrors, planErrors, tidyIdNumber } from './application-rules'
import type { Application, appliedAnswer } from './application-schema'
import { assignByRule } from './assign-by-rule'
import { openRegistration } from './open-registration'
import { tell } from './tell'
import { linkVersionOf, trackingUrl } from './tracking-url'

/** What comes with an application besides its words. */
export interface Proofs {
  /** Through which of our doors it came; the timeline shows it (PIPE-14). */
  origin: ChangeOrigin
  /** Given for the phone by its code; used up here. */
  phoneToken: string
  /** A stored photo of the identity card. */
  photoId?: string | undefined
}

/** What the command keeps of an application; its address is derived from the id, so nothing that opens it is stored. */
interface Written {
  registrationId: string
  number: string
}

/**
 * Takes an application for an installed plan in: the registration with its first event, its due time, who looks after
 * it, and every message that must leave, in one transaction, or nothing of it.
 *
 * @param caller its `command` makes the application safe to send twice
 * @throws VALIDATION at the field (at phone_token without a fresh proof of that phone, T1-06), CONFLICT at email where
 *   an application is open or a customer has the address.
 * @see T1-05, T1-06, T1-08, T1-09
 */
export async function apply(caller: PublicCaller, asked: Application, proofs: Proofs): Promise<Once<z.input<typeof appliedAnswer>>> {
  const [plan, organisation] = await Promise.all([findSignupPlan(asked.plan_slug), inSystem(readOrganisation)])
  const phone = normalisePhone(asked.phone, organisation.country)
  const errors = {
    ...planErrors(plan),
    ...countryErrors(asked, organisation),
    ...dateErrors(asked, { today: zonedParts(organisation.timeZone, now()).day }),
    ...(phone === null && { phone: [say.phoneUnknown] }),
  }
  if (!plan || phone === null || Object.keys(errors).length > 0) throw validation(errors)
  const order = { ...asked, phone, plan, organisation, ...proofs }
  const { replayed, result } = await inSystem((tx) => once(tx, caller.command, () => write(tx, order))).catch(refusedBy({ registrations_open_email_key: applicationIsOpen }))
  // A link that was made anew since the first answer is the one that opens it now.
  const linkVersion = replayed ? await inSystem((tx) => linkVersionOf(tx, result.registrationId)) : 0
  return { replayed, result: { registration_number: result.number, status: 'pending_verification', tracking_url: trackingUrl({ ...result, linkVersion }) } }
}

/** Refused: one open application for each address. `details.help` is where its link can be asked for. */
const applicationIsOpen = (): AppError => conflict(words.you.emailOpen, { fields: { email: [words.you.emailOpen] }, details: { help: '/track' } })

interface Order extends Omit<Application, 'plan_slug'>, Proofs {
  plan: SignupPlan
  organisation: Organisation
}

async function write(tx: Tx, order: Order): Promise<Written> {
  const { phone, photoId, phoneToken } = order
  await consumePhoneToken(tx, { phone, token: phoneToken })
  const { id, number } = await insert(tx, order)
  // Asked after the insert: an application that becomes a customer at this moment is either still in the index on open
  // addresses, which refuses, or committed, and then seen here.
  if (await isCustomersAddress(tx, order.email)) throw conflict(words.you.emailCustomer, { fields: { email: [words.you.emailCustomer] } })
  if (photoId !== undefined) await attachFile(tx, { fileId: photoId, registrationId: id })
  await assignByRule(tx, [id])
  await tell(tx, 'received', id)
  return { registrationId: id, number }
}

const insert = (tx: Tx, { plan, organisation, utm, origin, ...asked }: Order): Promise<{ id: string; number: string }> =>
  openRegistration(
    tx,
    {
      planId: plan.planId,
      fullName: asked.full_name,
      email: asked.email,
      phone: asked.phone,
      phoneVerifiedAt: now(),
      idNumber: asked.id_number === undefined ? null : tidyIdNumber(asked.id_number, organisation.country),
      address: asked.address,
      city: asked.city,
      postalCode: asked.postal_code ?? null,
      country: organisation.country,
      locale: organisation.locale,
      addressNotes: asked.address_notes ?? null,
      latitude: asked.latitude ?? null,
      longitude: asked.longitude ?? null,
      preferredDate: asked.preferred_date ? new Date(asked.preferred_date) : null,
      preferredSlot: asked.preferred_slot ?? (asked.preferred_date ? 'morning' : null),
      notes: asked.notes ?? null,
      referralCode: asked.referral_code ?? null,
      utmSource: utm?.source ?? null,
      utmMedium: utm?.medium ?? null,
      utmCampaign: utm?.campaign ?? null,
    },
    { by: { type: 'applicant', id: null }, origin },
  )

/** Has an application of this address ended in an account that still stands? */
export const isCustomersAddress = async (tx: Tx, email: string): Promise<boolean> =>
  (await tx.registration.findFirst({ where: { email, door: 'staff', status: 'customer_created', account: { status: { not: 'closed' } } }, select: { id: true } })) !== null
