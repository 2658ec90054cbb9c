import type { Metadata } from 'next'
import { mayNow } from '@/lib/auth/permissions'
import { currentAccount } from '@/lib/auth/session'
import { words } from '@/lib/messages/words'
import { currentDraft, shownErrors } from './draft-state'
import type { StepName } from './draft-steps'

/** The title of a step; it says first when something is wrong, because a title is what a screen reader says first. */
export async function draftMetadata(account: string, step: StepName): Promise<Metadata> {
  const { siteWizard: say } = words()
  const title = `${say[step].title} – ${say.title}`
  const actor = await currentAccount(account)
  if (!actor || actor.userId === null || !mayNow(actor, 'sites:create')) return { title }
  const isWrong = Object.keys(shownErrors(step, await currentDraft(actor))).length > 0
  return { title: isWrong ? say.errorTitle(title) : title }
}
