import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthPage } from '@/components/auth/auth-page'
import { textLink } from '@/components/ui/text-link'
import { EmailForm } from '@/components/auth/email-form'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { forgotPasswordFormAction } from '@/lib/people/actions'

export function generateMetadata(): Metadata {
  const { title, lead } = words().auth.forgot
  return publicMetadata({ path: '/login/forgot', title, description: lead })
}

export default publicPage(() => {
  const { forgot, byEmail } = words().auth
  const back = (
    <Link href="/login" className={textLink}>
      {byEmail.back}
    </Link>
  )
  return (
    <AuthPage title={forgot.title} lead={forgot.lead} foot={back}>
      <EmailForm action={forgotPasswordFormAction} words={forgot} />
    </AuthPage>
  )
})
