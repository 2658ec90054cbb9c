import { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType, ChangeOrigin, Door, RegistrationStatus } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/core/ids'
import type { Writes } from '@/lib/core/write-together'
import type { Campaign } from '@/lib/preferences/campaign'

interface NewRegistration {
  registrationId: string
  door: Door
  planId: string
  fullName: string
  companyName: string | null
  email: string | null
  phone: string | null
  accountId: string
  userId: string
  actor: { type: ActorType; id: string | null }
  /** What the link said that led here. */
  campaign: Campaign | undefined
}

/** The way of somebody who needs no visit: through the same moves as everybody, in one go. */
const INSTANT_WAY: RegistrationStatus[] = ['pending_verification', 'verified', 'approved', 'customer_created']

/** The writes of a registration that ends in a customer at once, with all its events. */
export function instantRegistrationWrites(registration: NewRegistration): Writes {
  const { registrationId, accountId, actor, campaign = {} } = registration
  const events = INSTANT_WAY.map((status, index) => {
    const from = INSTANT_WAY[index - 1] ?? null
    return Prisma.sql`(${newId()}::uuid, ${registrationId}::uuid, ${accountId}::uuid, ${index + 1}::int, ${from}::registration_status,
      ${status}::registration_status, ${actor.type}::actor_type, ${actor.id}::uuid)`
  })
  return {
    registration: Prisma.sql`INSERT INTO registrations (id, door, status, plan_id, full_name, company_name, email, phone, account_id, user_id, utm_source, utm_medium, utm_campaign, referral_code)
      VALUES (${registrationId}::uuid, ${registration.door}::door, 'customer_created', ${registration.planId}::uuid, ${registration.fullName},
        ${registration.companyName}, ${registration.email}, ${registration.phone}, ${accountId}::uuid, ${registration.userId}::uuid,
        ${campaign.utm_source ?? null}, ${campaign.utm_medium ?? null}, ${campaign.utm_campaign ?? null}, ${campaign.ref ?? null})`,
    event: Prisma.sql`INSERT INTO registration_events (id, registration_id, account_id, position, from_status, to_status, actor_type, actor_id)
      VALUES ${Prisma.join(events)}`,
  }
}

interface Ended {
  registrationId: string
  accountId: string
  userId: string
  actor: { type: ActorType; id: string | null }
  origin: ChangeOrigin
}

/**
 * The writes that end an approved application in its customer: the last move on its own way, and whose it is now. The
 * caller holds the row and has seen it approved; the database judges again at commit.
 *
 * @see PIPE-6
 */
export function customerCreatedWrites({ registrationId, accountId, userId, actor, origin }: Ended): Writes {
  return {
    registration: Prisma.sql`UPDATE registrations SET status = 'customer_created', account_id = ${accountId}::uuid, user_id = ${userId}::uuid,
        due_at = NULL, due_soon_at = NULL
      WHERE id = ${registrationId}::uuid`,
    event: Prisma.sql`INSERT INTO registration_events (id, registration_id, account_id, position, from_status, to_status, actor_type, actor_id, origin)
      SELECT ${newId()}::uuid, ${registrationId}::uuid, ${accountId}::uuid, max(position) + 1, 'approved', 'customer_created', ${actor.type}::actor_type, ${actor.id}::uuid,
        ${origin}::change_origin
      FROM registration_events WHERE registration_id = ${registrationId}::uuid`,
  }
}
