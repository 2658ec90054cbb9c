import type { AccountActor, StaffActor } from '@/lib/core/actor'
import { inAccount, inStaff, type Tx } from '@/lib/core/db'
import { conflict, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { newApiKey } from '@/lib/auth/api-key'
import { accountPermissions, can, staffPermissions, type Permission } from '@/lib/auth/permissions'
import { record } from '@/lib/audit/record'
import type { CreateApiKey } from './key-schema'

const MOST_KEYS = 50

/** A new key. `key` is shown this once and is nowhere to be had afterwards. */
export interface NewKey {
  id: string
  key: string
  prefix: string
}

/**
 * Makes a key for the account, or for the colleague who asks. A key may do what its scopes say and never more than its
 * maker may; the wrapper has checked `api_keys:manage` where an account asks.
 *
 * @throws VALIDATION on `scopes` for one that the maker does not have; CONFLICT beyond 50 living keys.
 */
export async function createApiKey(actor: AccountActor | StaffActor, { name, scopes }: CreateApiKey): Promise<NewKey> {
  const beyond = scopes.filter((scope) => !mayGive(actor, scope))
  if (beyond.length > 0) throw validation({ scopes: [`You do not have ${beyond.join(', ')} yourself`] })
  const { key, prefix, keyHash } = newApiKey()
  const id = newId()
  const holder = actor.type === 'staff' ? { accountId: null, staffUserId: actor.userId } : { accountId: actor.accountId, staffUserId: null }
  const write = async (tx: Tx): Promise<NewKey> => {
    if ((await tx.apiKey.count({ where: { ...holder, revokedAt: null } })) >= MOST_KEYS) throw conflict(`There are ${MOST_KEYS} keys already. Revoke one that is not used any more`)
    await tx.apiKey.create({ data: { id, ...holder, name, prefix, keyHash, scopes, createdBy: actor.userId }, select: { id: true } })
    await record(tx, actor, 'api_key.created', { type: 'api_key', id, accountId: holder.accountId }, { name, scopes })
    return { id, key, prefix }
  }
  return actor.type === 'staff' ? inStaff(actor, write) : inAccount(actor, write)
}

const isWriteScope = (scope: string): boolean => scope.endsWith(':write')

/** Has the actor all that a scope stands for? */
function mayGive(actor: AccountActor | StaffActor, scope: string): boolean {
  const known: readonly Permission[] = actor.type === 'staff' ? staffPermissions : accountPermissions
  const area = scope.slice(0, scope.indexOf(':') + 1)
  const meant = isWriteScope(scope) ? known.filter((permission) => permission.startsWith(area) && !permission.endsWith(':read')) : known.filter((permission) => permission === scope)
  return meant.length > 0 && meant.every((permission) => can(actor, permission))
}
