import { z } from 'zod'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { AppError, conflict } from '@/lib/core/errors'
import { uuid } from '@/lib/core/fields'
import { hashRequest, once, type Once } from '@/lib/core/once'
import { siteWizard as words } from '@/lib/messages/en/site-wizard'
import { writeSite, type CreatedSite } from './create-site'
import { draftOwner, lockDraft, stampOf } from './draft'
import { siteOf } from './draft-steps'
import { refusedAsSite } from './refusals'

/** The review's form: which draft it showed, and what stood in it. */
export const endDraftForm = z.object({ key: uuid, seen: z.string() })
export type EndDraft = z.output<typeof endDraftForm>

/**
 * Ends the actor's draft in a site: the site with its sectors and the maker's access is written and the draft is taken
 * away, or nothing of it happens. A draft makes one site, however often it is sent.
 *
 * @throws CONFLICT when the draft was ended otherwise, or has an open step; STATUS_CHANGED when it is no longer what the
 *   review showed; and what `createSite` throws, with the draft kept.
 * @see T3-04, T3-05, T3-06, SITE-2
 */
export function createSiteFromDraft(actor: AccountActor, { key, seen }: EndDraft): Promise<Once<CreatedSite>> {
  const owner = draftOwner(actor)
  const command = { scope: `site-draft:${owner.accountId}:${owner.userId}`, key, requestHash: hashRequest({ key }) }
  const attempt: { domain?: string } = {}
  return inAccount(actor, (tx) =>
    once(tx, command, async () => {
      const draft = await lockDraft(tx, owner)
      if (draft?.commandKey !== key) throw conflict(words.ended, { details: { ended: true } })
      if (stampOf(draft.data) !== seen) throw new AppError('STATUS_CHANGED', words.changed)
      // Parsed whole once more: what the steps let pass counts for nothing here.
      const input = siteOf(draft.data)
      if (!input) throw conflict(words.order)
      attempt.domain = input.domain
      const site = await writeSite(tx, actor, input)
      await tx.siteDraft.delete({ where: { accountId_userId: owner }, select: { userId: true } })
      return site
    }),
  ).catch((error: unknown) => refusedAsSite(actor, attempt)(error))
}
