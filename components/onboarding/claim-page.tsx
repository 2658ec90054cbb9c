/**
 * ClaimPage({ token, claim, user, query })
 * The page behind the link of a welcome: a first password, or the login that exists. Looking at it changes nothing.
 * `claim` is null for a link that does not work; `query` brings back what was refused.
 */
import Link from 'next/link'
import { AuthPage } from '@/components/auth/auth-page'
import { textLink } from '@/components/ui/text-link'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { words } from '@/lib/messages/words'
import type { ClaimView } from '@/lib/onboarding/claim'
import { ClaimForm } from './claim-form'

interface ClaimPageProps {
  token: string
  claim: ClaimView | null
  user: { name: string; email: string | null } | undefined
  query: Record<string, string | string[] | undefined>
}

const AT = { password: 'password', common: 'password', personal: 'password', email: 'email', taken: 'email', login: 'password' } as const

/** The refused way and what was wrong with it, from the words in the address. */
function refusal(query: ClaimPageProps['query']) {
  const { auth, convert } = words()
  const { problem, way, email } = query
  const texts: Record<string, string> = { ...auth.problems, ...convert.claim.problems }
  const text = typeof problem === 'string' && Object.hasOwn(texts, problem) ? texts[problem] : undefined
  const at = typeof problem === 'string' && Object.hasOwn(AT, problem) ? AT[problem as keyof typeof AT] : ('form' as const)
  const problemOf = (id: string) => (text && (way === id || (typeof way !== 'string' && id === 'new')) ? { at, text } : undefined)
  return { problemOf, typedIn: (id: string) => (way === id && typeof email === 'string' ? email : '') }
}

export function ClaimPage({ token, claim, user, query }: ClaimPageProps) {
  const { auth, convert } = words()
  const say = convert.claim
  if (!claim) {
    return (
      <AuthPage title={auth.claim.title}>
        <Banner tone="warning" title={auth.problems.link} />
        <LinkButton href="/login/forgot" tone="primary" size="large" wide>
          {auth.newLink}
        </LinkButton>
        <p className="text-muted">
          {auth.claim.before}{' '}
          <Link href="/login" className={textLink}>
            {auth.login.submit}
          </Link>
        </p>
      </AuthPage>
    )
  }
  const { problemOf, typedIn } = refusal(query)
  const firstPassword = (
    <ClaimForm
      id="new"
      action="/verify/claim/use"
      token={token}
      submit={claim.needsEmail ? say.create : auth.claim.submit}
      pending={auth.claim.pending}
      newPassword
      {...(claim.needsEmail && { email: typedIn('new') })}
      problem={problemOf('new')}
    />
  )
  if (claim.accountName === null) return <AuthPage title={auth.claim.title} lead={auth.claim.lead}>{firstPassword}</AuthPage>

  const lead = say.ofAccount(claim.accountName)
  const byLogin = user ? (
    <>
      <p>{say.signedIn(user.email ?? user.name)}</p>
      <ClaimForm id="login" action="/verify/claim/join" token={token} submit={say.add} pending={say.adding} problem={problemOf('login')} />
    </>
  ) : (
    <>
      <ClaimForm id="login" action="/verify/claim/join" token={token} submit={say.signInAndAdd} pending={say.adding} email={typedIn('login')} password problem={problemOf('login')} />
      <p className="text-sm text-muted">
        {say.byEmail}{' '}
        <Link href="/login/by-email" className={textLink}>
          {auth.login.byEmail}
        </Link>
      </p>
    </>
  )
  // What most people need stands first; the other way is one click away, and open when something was wrong with it.
  const loginFirst = user !== undefined || claim.needsEmail
  const [first, other] = loginFirst ? [byLogin, firstPassword] : [firstPassword, byLogin]
  return (
    <AuthPage title={auth.claim.title} lead={lead}>
      {loginFirst ? !user && <Heading text={say.haveLogin} lead={say.haveLoginLead} /> : <p>{auth.claim.lead}</p>}
      {first}
      <details className="group border-t border-separator pt-4" open={problemOf(loginFirst ? 'new' : 'login') !== undefined}>
        <summary className="touch-44 flex cursor-pointer items-center justify-between gap-4 py-1 font-medium">
          {loginFirst ? say.newLogin : say.haveLogin}
          <Icon name="chevronDown" className="shrink-0 text-muted group-open:rotate-180" />
        </summary>
        <div className="mt-3 space-y-5">
          <p className="text-muted">{loginFirst ? say.newLoginLead : say.haveLoginLead}</p>
          {other}
        </div>
      </details>
    </AuthPage>
  )
}

const Heading = ({ text, lead }: { text: string; lead: string }) => (
  <div>
    <h2 className="font-semibold">{text}</h2>
    <p className="mt-1 text-muted">{lead}</p>
  </div>
)
