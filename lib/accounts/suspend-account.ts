import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff } from '@/lib/core/db'
import { AppError, notFound } from '@/lib/core/errors'
import type { AccountStatus } from '@/lib/generated/prisma/enums'
import { noteResumed, wakeDeadlines } from '@/lib/invoices/deadlines'
import type { Suspend } from './console-schema'

/** One conditional update decides; whoever comes second is told what the account has become. */
async function move(actor: StaffActor, id: string, from: AccountStatus, to: AccountStatus, action: string, data: Record<string, string>) {
  const moment = now()
  return inStaff(actor, async (tx) => {
    const { count } = await tx.account.updateMany({ where: { id, status: from }, data: { status: to, updatedAt: moment } })
    if (count === 0) {
      const account = await tx.account.findUnique({ where: { id }, select: { status: true } })
      if (!account) throw notFound('This account')
      throw new AppError('STATUS_CHANGED', `The account is ${account.status.replace('_', ' ')}, not ${from}`, { details: { live_status: account.status } })
    }
    if (to === 'active') {
      // What it owes does not suspend it again; what was not looked at meanwhile is.
      await noteResumed(tx, id, moment)
      await wakeDeadlines(tx, id, moment)
    }
    await record(tx, actor, action, { type: 'account', id, accountId: id }, data)
    return { id, status: to }
  })
}

/**
 * Suspends an active account: from the next request on its members can look and pay, but change nothing; its keys too.
 *
 * @throws NOT_FOUND; STATUS_CHANGED `{live_status}` when it is not active.
 */
export const suspendAccount = (actor: StaffActor, { id, reason }: Suspend & { id: string }) => move(actor, id, 'active', 'suspended', 'account.suspended', { reason })

/**
 * Lifts a suspension.
 *
 * @throws NOT_FOUND; STATUS_CHANGED `{live_status}` when it is not suspended.
 */
export const resumeAccount = (actor: StaffActor, { id }: { id: string }) => move(actor, id, 'suspended', 'active', 'account.resumed', {})
