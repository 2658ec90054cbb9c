import type { Metadata } from 'next'
import { AuthPage } from '@/components/auth/auth-page'
import { TokenPage } from '@/components/auth/token-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { publicPage } from '@/lib/auth/page'
import { words } from '@/lib/messages/words'

export const generateMetadata = (): Metadata => ({ title: words().auth.verify.title, robots: { index: false } })

export default publicPage(({ searchParams }) => {
  const { verify } = words().auth
  if (searchParams.done !== '1') return <TokenPage words={verify} action="/verify/use" query={searchParams} again="/login" />
  return (
    <AuthPage title={verify.title}>
      <Banner tone="success" title={verify.doneTitle}>
        {verify.done}
      </Banner>
      <LinkButton href="/login" tone="primary" size="large" wide>
        {verify.goOn}
      </LinkButton>
    </AuthPage>
  )
})
