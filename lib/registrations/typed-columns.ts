import type { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { normalisePhone } from '@/lib/core/phone'
import { fields as fieldWords } from '@/lib/messages/en/fields'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { readOrganisation } from '@/lib/organisation/calendar'
import type { ChangeBody } from './care-schema'

/** The columns of a registration that colleagues write. */
export type TypedColumns = Pick<
  Prisma.RegistrationGetPayload<Record<never, never>>,
  'fullName' | 'companyName' | 'email' | 'phone' | 'address' | 'city' | 'postalCode' | 'country' | 'addressNotes' | 'idNumber' | 'planId' | 'preferredDate' | 'preferredSlot' | 'notes' | 'locale'
>

/**
 * What a colleague wrote, as it is kept; fields that were not named are absent.
 *
 * @throws VALIDATION on `phone` and `plan_slug`
 */
export async function columnsOf(tx: Tx, order: ChangeBody): Promise<Partial<TypedColumns>> {
  const { full_name: fullName, company_name: companyName, postal_code: postalCode, address_notes: addressNotes, id_number: idNumber, preferred_slot: preferredSlot } = order
  const { email, address, city, country, notes, locale } = order
  const columns = {
    fullName, companyName, email, address, city, postalCode, country, addressNotes, idNumber, preferredSlot, notes, locale,
    phone: order.phone ? await phoneOf(tx, order.phone) : order.phone,
    planId: order.plan_slug === undefined ? undefined : await planOf(tx, order.plan_slug),
    preferredDate: order.preferred_date ? new Date(order.preferred_date) : order.preferred_date,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<TypedColumns>
}

async function phoneOf(tx: Tx, typed: string): Promise<string> {
  const phone = normalisePhone(typed, (await readOrganisation(tx)).country)
  if (phone === null) throw validation({ phone: [fieldWords.phoneUnknown] })
  return phone
}

async function planOf(tx: Tx, slug: string): Promise<string> {
  const plan = await tx.plan.findUnique({ where: { slug }, select: { id: true, onboarding: true } })
  if (plan?.onboarding !== 'installed') throw validation({ plan_slug: [words.refused.planUnknown] })
  return plan.id
}
