import { db, inSystem } from '@/lib/core/db'

/** Where a person lands after signing in: colleagues in the console, members in their first account, everybody else on the front page. */
export async function homePath(userId: string): Promise<string> {
  const colleague = await db.staffMember.findUnique({ where: { userId }, select: { active: true } })
  if (colleague?.active) return '/admin'
  const seat = await inSystem((tx) =>
    tx.membership.findFirst({ where: { userId, account: { status: { not: 'closed' } } }, orderBy: { createdAt: 'asc' }, select: { account: { select: { slug: true } } } }),
  )
  return seat ? `/${seat.account.slug}` : '/'
}
