import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthPage } from '@/components/auth/auth-page'
import { textLink } from '@/components/ui/text-link'
import { LoginForm } from '@/components/auth/login-form'
import { Banner } from '@/components/ui/banner'
import { Button, LinkButton } from '@/components/ui/button'
import { publicPage } from '@/lib/auth/page'
import { ownPath } from '@/lib/auth/return-path'
import { currentUser } from '@/lib/auth/session'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { logoutAction } from '@/lib/people/actions'
import { homePath } from '@/lib/people/home-path'

export function generateMetadata(): Metadata {
  const { title, lead } = words().auth.login
  return publicMetadata({ path: '/login', title, description: lead })
}

/** The text of a known key; a query can show our own sentences and nothing else. */
const pick = (texts: Record<string, string>, key: unknown): string | undefined => (typeof key === 'string' && Object.hasOwn(texts, key) ? texts[key] : undefined)

export default publicPage(async ({ searchParams }) => {
  const { login } = words().auth
  const user = await currentUser()
  if (user) {
    return (
      <AuthPage title={login.title}>
        <p>{login.signedInAs(user.name)}</p>
        <LinkButton href={await homePath(user.userId)} tone="primary" size="large" wide>
          {login.goOn}
        </LinkButton>
        <form action={logoutAction}>
          <Button type="submit" size="large" wide>
            {login.signOut}
          </Button>
        </form>
      </AuthPage>
    )
  }
  const notice = pick(login.notices, searchParams.notice)
  // next-auth's own endpoint comes back here with `callbackUrl` and a code word.
  const problem = searchParams.error === undefined ? undefined : (pick(login.errors, searchParams.error) ?? login.otherError)
  const foot = (
    <p>
      {login.newHere}{' '}
      <Link href="/signup" className={textLink}>
        {login.create}
      </Link>
    </p>
  )
  return (
    <AuthPage title={login.title} lead={login.lead} foot={foot}>
      {notice && <Banner tone="success" title={notice} />}
      <LoginForm next={ownPath(searchParams.next)} problem={problem} />
      <div className="border-t border-separator pt-5">
        <LinkButton href="/login/by-email" size="large" wide icon="mail">
          {login.byEmail}
        </LinkButton>
      </div>
    </AuthPage>
  )
})
