import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'

const LATEST = 50

/**
 * One account with everything that provisioning made of it, for staff: owner and members, plan, billing, invoices with
 * their transfers, credits, registration, messages and history; of what grows, the latest fifty.
 *
 * @throws NOT_FOUND
 */
export function getAccountDetail(actor: StaffActor, id: string) {
  return inStaff(actor, async (tx) => {
    const account = await tx.account.findUnique({
      where: { id },
      include: {
        memberships: { include: { user: true, profiles: true }, orderBy: { createdAt: 'asc' }, take: LATEST },
        subscriptions: { include: { planVersion: { include: { plan: true } } }, orderBy: { createdAt: 'desc' }, take: LATEST },
        billingProfile: true,
        accountPaymentMethods: { include: { paymentMethod: true } },
        invoices: { include: { transfers: true, deadline: { select: { suspendsAt: true, suspendedAt: true, resumedAt: true } } }, orderBy: { createdAt: 'desc' }, take: LATEST },
        creditBalance: true,
        accountSettings: true,
        playbookTriggers: { orderBy: { type: 'asc' } },
        registration: { include: { registrationEvents: { orderBy: { position: 'asc' } } } },
        deliveries: { orderBy: { createdAt: 'desc' }, take: LATEST },
        auditEntries: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: LATEST },
      },
    })
    if (!account) throw notFound('This account')
    return account
  })
}

export type AccountDetail = Awaited<ReturnType<typeof getAccountDetail>>
