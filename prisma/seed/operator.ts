// The operator's own account: seller of every invoice, and later vendor of its own customers' issues.
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { hashRequest } from '@/lib/core/once'
import { provisionAccount } from '@/lib/onboarding/provision-account'
import { findPlan } from '@/lib/plans/queries'

const NAME = 'Gatehouse'
// Nobody signs in as the owner; staff work through their own roles. The .invalid domain (RFC 2606) reaches no one.
const OWNER = { name: 'Operator', email: 'operator@gatehouse.invalid' }

/**
 * Makes the operator's account where there is none.
 *
 * @returns true when it was made now.
 * @throws Error when the catalogue has no plan for it.
 */
export async function seedOperator(): Promise<boolean> {
  if (await inSystem((tx) => tx.account.count({ where: { isOperator: true } }))) return false
  const plan = await findPlan('house')
  if (!plan) throw new Error('The operator’s account needs the plan "house", which is missing or inactive')
  const { result } = await provisionAccount({
    // The same order each time, so that a seed stopped before the last line finds the account it has made.
    command: { scope: 'seed', key: 'operator', requestHash: hashRequest('operator') },
    door: 'system',
    actor: { type: 'system', id: null },
    kind: 'business',
    name: NAME,
    emailDomain: null,
    country: null,
    owner: { userId: newId(), isNew: true, ...OWNER, phone: null, passwordHash: null },
    contact: { ...OWNER, phone: null },
    plan,
    payment: null,
  })
  await inSystem((tx) => tx.account.update({ where: { id: result.accountId }, data: { isOperator: true } }))
  return true
}
