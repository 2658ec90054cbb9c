/** MadeBefore()   for somebody whose account was made although the answer got lost: the way into it. */
import { Banner } from '@/components/ui/banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { words } from '@/lib/messages/words'
import { createAccount } from '@/lib/onboarding/actions'

export function MadeBefore() {
  const { made } = words().signup
  return (
    <div className="mx-auto max-w-2xl px-4 pt-12 sm:px-6 sm:pt-16">
      <h1 className="text-3xl font-semibold tracking-tight">{made.title}</h1>
      <div className="mt-6">
        <Banner tone="success" title={made.text} />
      </div>
      <form action={createAccount} className="mt-6">
        <SubmitButton size="large">{made.enter}</SubmitButton>
      </form>
    </div>
  )
}
