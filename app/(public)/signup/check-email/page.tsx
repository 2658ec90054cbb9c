import type { Metadata } from 'next'
import { LinkButton } from '@/components/ui/button'
import { publicPage } from '@/lib/auth/page'
import { words } from '@/lib/messages/words'
import { stepPaths } from '@/lib/onboarding/wizard'

export function generateMetadata(): Metadata {
  return { title: words().signup.checkEmail.title, robots: { index: false } }
}

export default publicPage(() => {
  const { checkEmail } = words().signup
  return (
    <div className="mx-auto max-w-2xl px-4 pt-12 sm:px-6 sm:pt-16">
      <h1 className="text-3xl font-semibold tracking-tight">{checkEmail.title}</h1>
      <p className="measure mt-3">{checkEmail.text}</p>
      <p className="measure mt-3 text-muted">{checkEmail.late}</p>
      <div className="mt-6">
        <LinkButton href={stepPaths.plan}>{checkEmail.again}</LinkButton>
      </div>
    </div>
  )
})
