import { randomUUID } from 'node:crypto'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy } from '@/lib/core/errors'
import { hashRequest } from '@/lib/core/once'
import { siteWizard as words } from '@/lib/messages/en/site-wizard'
import { answerErrors, answersOf, firstOpenStep, isBefore, readDraftData, type DraftData, type StepForm } from './draft-steps'

// A person's draft of a new site, one in each account. It lives in the database, so that it can be left in one browser
// and gone on with in another; it leads to one site at most, whose command key it carries.

/** A draft as it was kept. */
export interface SiteDraft {
  data: DraftData
  commandKey: string
  updatedAt: Date
}

/** Whose draft it is. */
export interface DraftOwner {
  accountId: string
  userId: string
}

/** @throws NOT_FOUND for a key of the account: drafts belong to people. */
export function draftOwner({ accountId, userId }: AccountActor): DraftOwner {
  if (userId === null) throw notFound('This draft')
  return { accountId, userId }
}

/** Tells two contents of a draft apart: what was seen from what is there now. */
export const stampOf = (data: DraftData): string => hashRequest(data).slice(0, 32)

const toDraft = ({ data, commandKey, updatedAt }: { data: Prisma.JsonValue; commandKey: string; updatedAt: Date }): SiteDraft => ({
  data: readDraftData(data),
  commandKey,
  updatedAt,
})

/** The owner's draft inside a transaction, or undefined. */
export async function readDraft(tx: Tx, owner: DraftOwner): Promise<SiteDraft | undefined> {
  const row = await tx.siteDraft.findUnique({ where: { accountId_userId: owner }, select: { data: true, commandKey: true, updatedAt: true } })
  return row ? toDraft(row) : undefined
}

/** The same, held until the transaction ends, so that its steps and its end come one after the other. */
export async function lockDraft(tx: Tx, owner: DraftOwner): Promise<SiteDraft | undefined> {
  await tx.$queryRaw`SELECT 1 FROM site_drafts WHERE account_id = ${owner.accountId}::uuid AND user_id = ${owner.userId}::uuid FOR UPDATE`
  return readDraft(tx, owner)
}

/**
 * Keeps what a step sent, whatever is wrong with it; the other steps stay as they are. Of two saves of one step the later
 * one stays.
 *
 * @throws CONFLICT `{step}` when an earlier step is still open, and nothing is kept (ASVS 2.3.1); NOT_FOUND when the
 *   person is no member any more.
 */
export async function saveDraftStep(actor: AccountActor, form: StepForm): Promise<void> {
  const owner = draftOwner(actor)
  await inAccount(actor, async (tx) => {
    const before = (await lockDraft(tx, owner))?.data ?? {}
    const open = firstOpenStep(before, answerErrors(before))
    if (isBefore(open, form.step)) throw conflict(words.order, { details: { step: open } })
    // Where nothing stood, two first saves meet here, and the later one is laid over the earlier.
    await tx.$executeRaw`INSERT INTO site_drafts (account_id, user_id, command_key, data)
      VALUES (${owner.accountId}::uuid, ${owner.userId}::uuid, ${randomUUID()}::uuid, ${JSON.stringify(answersOf(form, before))}::jsonb)
      ON CONFLICT (account_id, user_id) DO UPDATE SET data = site_drafts.data || EXCLUDED.data, updated_at = now()`
  }).catch(refusedBy({ site_drafts_account_id_user_id_fkey: () => notFound('This account') }))
}

/** Throws the actor's draft away. Nothing happens where there is none. */
export async function discardDraft(actor: AccountActor): Promise<void> {
  await inAccount(actor, (tx) => tx.siteDraft.deleteMany({ where: draftOwner(actor) }))
}
