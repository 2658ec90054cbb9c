import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, refusedBy, validation } from '@/lib/core/errors'
import { once, type Once } from '@/lib/core/once'
import { zonedParts } from '@/lib/core/zoned-time'
import type { ChangeOrigin } from '@/lib/generated/prisma/enums'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { readOrganisation } from '@/lib/organisation/calendar'
import { writeActivity } from './activity'
import { namedActor } from './applicant'
import { countryErrors, dateErrors } from './application-rules'
import { assignByRule } from './assign-by-rule'
import type { CreateBody } from './create-schema'
import { toDuplicate } from './detail-resources'
import { findDuplicates } from './find-duplicates'
import { openRegistration } from './open-registration'
import { toRegistration } from './resources'
import type { registrationAnswer } from './schema'
import { readRegistration } from './select-registrations'
import { tell } from './tell'
import { columnsOf } from './typed-columns'

type Order = CreateBody & { origin: ChangeOrigin }

/**
 * Takes an application down for somebody who does not apply by themselves. It goes the same way as every other: from the
 * first stage, given to whom the rules name, and whoever applies is told and gets their link. Nobody has proved the phone.
 * Who looks like somebody that is here is shown first (PIPE-8).
 *
 * @param actor the wrapper has checked `registrations:update`; with a `command`, twice is once
 * @param order `allow_duplicates` is why both are right
 * @throws VALIDATION at the field; CONFLICT `{duplicates}`
 */
export const createRegistration = (actor: StaffActor, order: Order): Promise<Once<z.input<typeof registrationAnswer>>> =>
  inStaff(actor, (tx) => once(tx, actor.command, async () => toRegistration(await readRegistration(tx, await take(tx, actor, order))))).catch(
    refusedBy({ registrations_open_email_key: () => conflict(words.refused.openElsewhere, { fields: { email: [words.refused.openElsewhere] } }) }),
  )

async function take(tx: Tx, actor: StaffActor, order: Order): Promise<string> {
  const { country, locale, timeZone } = await readOrganisation(tx)
  const { full_name: fullName, address, city, plan_slug: slug, origin, allow_duplicates: because } = order
  const asked = { id_number: order.id_number ?? undefined, postal_code: order.postal_code ?? undefined, preferred_date: order.preferred_date ?? undefined }
  const plan = await tx.plan.findFirst({ where: { slug, active: true, onboarding: 'installed' }, select: { id: true } })
  const errors = {
    ...countryErrors(asked, { country: order.country ?? country }),
    ...dateErrors(asked, { today: zonedParts(timeZone, now()).day }),
    ...(!plan && { plan_slug: [words.refused.planUnknown] }),
  }
  if (!plan || Object.keys(errors).length > 0) throw validation(errors)

  const columns = await columnsOf(tx, order)
  const duplicates = await findDuplicates(tx, { phone: columns.phone ?? null, email: columns.email ?? null, address, city })
  if (duplicates.length > 0 && because === undefined) throw conflict(words.refused.duplicates, { details: { duplicates: duplicates.map(toDuplicate) } })

  const registration = { country, locale, ...columns, fullName, planId: plan.id, referralCode: order.referral_code ?? null, duplicateAllowed: because !== undefined }
  const { id } = await openRegistration(tx, registration, { by: namedActor(actor), origin })
  if (because !== undefined) {
    await writeActivity(tx, actor, { registrationId: id, kind: 'duplicates_allowed', data: { reason: because, with: duplicates.map(({ number }) => number) }, origin })
  }
  await record(tx, actor, 'registration.taken', { type: 'registration', id, accountId: null }, { origin })
  await assignByRule(tx, [id])
  await tell(tx, 'received', id)
  return id
}
