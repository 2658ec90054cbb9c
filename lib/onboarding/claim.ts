import { auditWrite } from '@/lib/audit/record'
import { consumeToken, findToken, issueToken } from '@/lib/auth/login-tokens'
import { hashPassword } from '@/lib/auth/password'
import type { PublicCaller } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { refusedBy, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import type { LoginTokenPurpose } from '@/lib/generated/prisma/enums'
import { convert as words } from '@/lib/messages/en/convert'
import { requireGoodPassword } from '@/lib/people/password-rules'
import { recordPasswordSet, replacePassword } from '@/lib/people/set-password'
import { deadLink } from '@/lib/people/use-link'
import type { ClaimWithPassword } from './claim-schema'

// Taking over what others have opened: a colleague their login, a customer the account. The link by e-mail proves the
// mailbox, the link by WhatsApp only the phone; either is used up by the other. Nobody of staff ever knows a password.

const CLAIMS = ['claim', 'claim_phone'] as const satisfies readonly LoginTokenPurpose[]

interface Claimant {
  id: string
  name: string
  email: string | null
  claimedAt: Date | null
  /** The account that staff have opened; null for a colleague. */
  account: { id: string; name: string; slug: string } | null
}

/** What the page behind a claim link shows. */
export interface ClaimView {
  /** Null for a colleague, who takes over a login and no account. */
  accountName: string | null
  /** True when no address is on record: the application's is another login's, or there is none. */
  needsEmail: boolean
}

/**
 * Looks at a claim link; nothing changes, because mail scanners and messengers open every link they see.
 *
 * @returns null for a link that is wrong, used, replaced or expired
 */
export const lookAtClaim = (token: string): Promise<ClaimView | null> =>
  inSystem(async (tx) => {
    const claimant = await findClaimant(tx, token)
    return claimant && { accountName: claimant.account?.name ?? null, needsEmail: claimant.email === null }
  })

/**
 * Sets the first password of a new person by a claim link, and with an address where none is on record.
 *
 * @returns the person's id, for a session
 * @throws VALIDATION on `token` when the link is dead; on `password` or `email` when they will not do: then it still works
 * @see PROV-10, T1-16
 */
export async function claimWithPassword(caller: PublicCaller, { token, password, email }: ClaimWithPassword): Promise<string> {
  requireGoodPassword(password, [])
  // Hashed before the transaction, so that no connection waits for it.
  const passwordHash = await hashPassword(password)
  return inSystem(async (tx) => {
    const { claimant, purpose } = await useClaim(tx, token)
    const address = claimant.email ?? email
    if (!address) throw validation({ email: [words.claim.needsEmail] })
    requireGoodPassword(password, [address, claimant.name])
    const moment = now()
    // Only a link that went to this very address proves it.
    const isProved = purpose === 'claim' && claimant.email !== null
    await tx.$executeRaw`UPDATE users SET email = ${address}, claimed_at = coalesce(claimed_at, ${moment}),
      email_verified_at = CASE WHEN ${isProved} THEN coalesce(email_verified_at, ${moment}) ELSE email_verified_at END WHERE id = ${claimant.id}::uuid`
    await replacePassword(tx, { ...claimant, email: address }, passwordHash)
    if (!isProved) await askForProof(tx, claimant, address)
    await recordPasswordSet(tx, claimant.id, 'claim', caller.requestId)
    return claimant.id
  }).catch(refusedBy({ users_email_key: () => validation({ email: [words.claim.emailTaken] }) }))
}

/**
 * Joins the account behind a claim link to a login that exists: ownership moves, in one transaction.
 *
 * The person that staff made is left without a membership. Its row stays, because histories name it, but without any
 * address and suspended: no link of it works, and nobody can sign in as it.
 *
 * @param userId who is signed in, or has just proved to be who they say
 * @returns the path of the account
 * @throws VALIDATION on `token` when the link is dead, is a colleague's, or its account was taken over already
 * @see PROV-10
 */
export const joinLogin = (caller: PublicCaller, { token, userId }: { token: string; userId: string }): Promise<string> =>
  inSystem(async (tx) => {
    const { claimant } = await useClaim(tx, token)
    const { account } = claimant
    if (!account || claimant.claimedAt) throw deadLink()
    const moment = now()
    // The three modes of the owner follow by their foreign key.
    await tx.$executeRaw`UPDATE memberships SET user_id = ${userId}::uuid WHERE account_id = ${account.id}::uuid AND user_id = ${claimant.id}::uuid`
    await tx.$executeRaw`UPDATE registrations SET user_id = ${userId}::uuid WHERE account_id = ${account.id}::uuid AND user_id = ${claimant.id}::uuid`
    await tx.$executeRaw`UPDATE users SET email = NULL, phone = NULL, suspended_at = ${moment} WHERE id = ${claimant.id}::uuid`
    await tx.$executeRaw(
      auditWrite({
        actor: { type: 'user', id: userId },
        action: 'account.joined_login',
        subject: { type: 'account', id: account.id, accountId: account.id },
        data: { instead_of: claimant.id },
        requestId: caller.requestId,
      }),
    )
    return `/${account.slug}`
  })

async function findClaimant(tx: Tx, token: string): Promise<(Claimant & { purpose: LoginTokenPurpose }) | null> {
  const found = await findToken(tx, CLAIMS, token)
  if (!found) return null
  const { memberships, ...user } = await tx.user.findUniqueOrThrow({
    where: { id: found.userId },
    select: {
      id: true,
      name: true,
      email: true,
      claimedAt: true,
      memberships: { where: { role: 'owner' }, take: 1, select: { account: { select: { id: true, name: true, slug: true } } } },
    },
  })
  // Whoever proved the mailbox meanwhile is the person; a link on a phone gives nobody their login.
  if (found.purpose === 'claim_phone' && user.claimedAt) return null
  return { ...user, account: memberships[0]?.account ?? null, purpose: found.purpose }
}

/** Uses a claim link up, and with it the other link of the same person. */
async function useClaim(tx: Tx, token: string): Promise<{ claimant: Claimant; purpose: LoginTokenPurpose }> {
  const found = await findToken(tx, CLAIMS, token)
  if (!found) throw deadLink()
  // Both links of a person queue here; whoever comes second finds theirs used.
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${found.userId}::uuid FOR NO KEY UPDATE`
  const claimant = await findClaimant(tx, token)
  if (!claimant || !(await consumeToken(tx, claimant.purpose, token))) throw deadLink()
  await tx.loginToken.updateMany({ where: { userId: claimant.id, purpose: { in: [...CLAIMS] }, usedAt: null }, data: { usedAt: now() } })
  return { claimant, purpose: claimant.purpose }
}

/** A link to prove an address that nobody has shown to be theirs yet. */
async function askForProof(tx: Tx, { id: userId, name }: Claimant, to: string): Promise<void> {
  const deliveryId = newId()
  await issueToken(tx, { userId, purpose: 'verify_email', deliveryId })
  await queueDelivery(tx, { id: deliveryId, userId, channel: 'email', to, template: 'verify-email', payload: { name } })
}
