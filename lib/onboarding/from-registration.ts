import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { hashRequest, type Once } from '@/lib/core/once'
import { now } from '@/lib/core/clock'
import type { ChangeOrigin, RegistrationStatus, VisitSlot } from '@/lib/generated/prisma/enums'
import { dueOf } from '@/lib/installations/due'
import { FIRST_JOB_TYPE } from '@/lib/installations/open-installation'
import { convert as words } from '@/lib/messages/en/convert'
import { readOrganisation } from '@/lib/organisation/calendar'
import { firstPaymentMethod } from '@/lib/payments/method-queries'
import { planOfApplication } from '@/lib/plans/queries'
import type { CreatedCustomer } from './registration-schema'
import { provisionApplied, type ProvisionedAccount, type ProvisionOrder } from './provision-account'

/**
 * The staff door: ends an approved application in a customer, in one transaction: account that waits for its
 * installation, owner without a password, subscription, invoice, installation, the application's last move, audit and
 * the messages with the link to take the account over.
 *
 * The application's id is the command's key: of any number of clicks one makes the customer, the others are told of it,
 * also long after the key was swept away.
 *
 * @param actor the wrapper has checked `registrations:convert`
 * @throws NOT_FOUND; CONFLICT when the application is not approved, its plan needs no visit, its company's name is
 *   taken, or nobody offers a way to pay in its country; VALIDATION when it has no address to install at.
 * @see PIPE-6, T1-03, PROV-10; API.md "create-customer"
 */
export async function fromRegistration(actor: StaffActor, { id, origin = 'screen' }: { id: string; origin?: ChangeOrigin }): Promise<Once<CreatedCustomer>> {
  const made = await findCreated(actor, id)
  if (made) return { replayed: true, result: made }
  const command = { scope: 'registration', key: id, requestHash: hashRequest({ registration: id }) }
  const { replayed, result } = await provisionApplied(actor, command, async (tx) => ({ ...(await orderFor(tx, actor, id, origin)), command })).catch(
    refusedBy({ accounts_business_name_key: () => conflict(words.refused.nameTaken, { fields: { company_name: [words.refused.nameTaken] } }) }),
  )
  return { replayed, result: toCustomer(result) }
}

/** The customer that this application has ended in. Only an answer: that there is one at most, the key and the row decide. */
async function findCreated(actor: StaffActor, id: string): Promise<CreatedCustomer | null> {
  const row = await inStaff(actor, (tx) =>
    tx.registration.findUnique({
      where: { id, status: 'customer_created' },
      select: { accountId: true, userId: true, account: { select: { slug: true } }, installation: { select: { number: true } } },
    }),
  )
  if (!row?.accountId || !row.userId || !row.account || !row.installation) return null
  return { account_id: row.accountId, account_slug: row.account.slug, user_id: row.userId, installation_number: row.installation.number }
}

const toCustomer = (made: ProvisionedAccount): CreatedCustomer => ({
  account_id: made.accountId,
  account_slug: made.accountSlug,
  user_id: made.userId,
  installation_number: made.installationNumber ?? '',
})

interface Row {
  number: string
  status: RegistrationStatus
  planId: string
  fullName: string
  companyName: string | null
  email: string | null
  phone: string | null
  address: string | null
  city: string | null
  postalCode: string | null
  country: string | null
  addressNotes: string | null
  latitude: number | null
  longitude: number | null
  preferredDate: string | null
  preferredSlot: VisitSlot | null
  notes: string | null
  locale: string
}

/** Reads the application and holds it until the transaction ends: nobody edits, moves or merges it meanwhile. */
async function lockApproved(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT number, status::text, plan_id AS "planId", full_name AS "fullName", company_name AS "companyName", email, phone, address, city,
      postal_code AS "postalCode", country::text, address_notes AS "addressNotes", latitude, longitude, preferred_date::text AS "preferredDate",
      preferred_slot::text AS "preferredSlot", notes, locale
    FROM registrations WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  if (!row) throw notFound('This registration')
  if (row.status !== 'approved') throw conflict(words.refused.notApproved, { details: { live_status: row.status } })
  return row
}

async function orderFor(tx: Tx, actor: StaffActor, id: string, origin: ChangeOrigin): Promise<Omit<ProvisionOrder, 'command'>> {
  const row = await lockApproved(tx, id)
  const { address, city } = row
  if (!address || !city) throw validation({ ...(!address && { address: [words.refused.noAddress] }), ...(!city && { city: [words.refused.noAddress] }) })
  const plan = await planOfApplication(tx, row.planId)
  if (plan.onboarding !== 'installed') throw conflict(words.refused.instantPlan(plan.name))
  const country = row.country ?? (await readOrganisation(tx)).country
  const method = await firstPaymentMethod(tx, country)
  if (!method) throw conflict(words.refused.noMethod(country))

  const name = row.companyName ?? row.fullName
  const contact = { name: row.fullName, email: row.email, phone: row.phone }
  return {
    door: 'staff',
    actor: { type: 'staff', id: actor.actorId },
    requestId: actor.requestId,
    kind: row.companyName ? 'business' : 'household',
    name,
    // Nobody has shown that the applicant speaks for a domain, so a domain is left for its company to claim.
    emailDomain: null,
    country,
    owner: { userId: newId(), isNew: true, ...contact, passwordHash: null, emailMayBeTaken: true },
    contact,
    plan,
    payment: {
      buyer: { name, email: row.email ?? undefined, addressLine1: address, city, postalCode: row.postalCode ?? undefined, country },
      paymentMethodId: method.id,
      methodSlug: method.slug,
      methodName: method.name,
      instructions: method.instructions,
    },
    application: {
      registrationId: id,
      number: row.number,
      locale: row.locale,
      origin,
      installation: {
        jobType: FIRST_JOB_TYPE,
        priority: 'normal',
        due: await dueOf(tx, 'normal', now()),
        contactName: row.fullName,
        contactPhone: row.phone,
        address,
        city,
        addressNotes: row.addressNotes,
        position: row.latitude !== null && row.longitude !== null ? { latitude: row.latitude, longitude: row.longitude } : null,
        preferredDate: row.preferredDate,
        preferredSlot: row.preferredSlot,
        note: row.notes,
      },
    },
  }
}
