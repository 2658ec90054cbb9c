import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { conflict, notFound, refusedBy, validation } from '@/lib/core/errors'
import { normalisePhone } from '@/lib/core/phone'
import { fields as say } from '@/lib/messages/en/fields'
import type { UpdateAccount } from './schema'

/**
 * Changes what an account is called and how it is reached. The address (slug) is changed apart, by renameAccount.
 *
 * @throws VALIDATION for a phone number that can't exist; CONFLICT on `name` when another business is called so.
 */
export async function updateAccount(actor: AccountActor, input: UpdateAccount): Promise<void> {
  const phone = input.phone === undefined ? null : normalisePhone(input.phone, input.country)
  if (input.phone !== undefined && phone === null) throw validation({ phone: [input.country ? say.phoneUnknown : say.phoneOfNowhere] })
  const after = { name: input.name, country: input.country ?? null, phone }

  await inAccount(actor, async (tx) => {
    const before = await tx.account.findUnique({ where: { id: actor.accountId }, select: { name: true, country: true, phone: true } })
    if (!before) throw notFound('This account')
    // A signup that never paid gives the name up before the unique index is asked (PROV-6).
    await tx.$executeRaw`SELECT free_lapsed_claims(${actor.accountId}::uuid, ${input.name}, NULL, ${now()})`
    await tx.account.update({ where: { id: actor.accountId }, data: { ...after, updatedAt: now() }, select: { id: true } })
    await record(tx, actor, 'account.changed', { type: 'account', id: actor.accountId, accountId: actor.accountId }, { before, after })
  }).catch(
    refusedBy({
      accounts_business_name_key: () => conflict('Another business has this name', { fields: { name: ['Another business has this name already'] } }),
    }),
  )
}
