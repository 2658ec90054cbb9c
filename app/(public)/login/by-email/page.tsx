import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthPage } from '@/components/auth/auth-page'
import { textLink } from '@/components/ui/text-link'
import { EmailForm } from '@/components/auth/email-form'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { magicLinkFormAction } from '@/lib/people/actions'

export function generateMetadata(): Metadata {
  const { title, lead } = words().auth.byEmail
  return publicMetadata({ path: '/login/by-email', title, description: lead })
}

export default publicPage(() => {
  const { byEmail } = words().auth
  const back = (
    <Link href="/login" className={textLink}>
      {byEmail.back}
    </Link>
  )
  return (
    <AuthPage title={byEmail.title} lead={byEmail.lead} foot={back}>
      <EmailForm action={magicLinkFormAction} words={byEmail} />
    </AuthPage>
  )
})
