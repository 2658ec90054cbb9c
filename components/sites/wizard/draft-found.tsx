/** DraftFound({ account, name, open })   for somebody who asks for a new site and has one half filled in: the way on, at the head of the first step. */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { words } from '@/lib/messages/words'
import { stepPath, type StepName } from '@/lib/sites/draft-steps'

export function DraftFound({ account, name, open }: { account: string; name: string; open: StepName }) {
  const { draft: say, steps } = words().siteWizard
  return (
    <Banner
      title={say.found(name)}
      action={
        <LinkButton href={stepPath(account, open)} size="small">
          {say.goOn(steps[open])}
        </LinkButton>
      }
    >
      {say.keptText}
    </Banner>
  )
}
