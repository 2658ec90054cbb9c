/** TokenPage({ words, action, query, again, newPassword? })   the page behind a link in an e-mail. Looking at it changes nothing. */
import { LinkButton } from '@/components/ui/button'
import { Banner } from '@/components/ui/banner'
import type { Problem } from '@/lib/auth/form-route'
import { words as allWords } from '@/lib/messages/words'
import { AuthPage } from './auth-page'
import { TokenForm } from './token-form'

interface TokenPageProps {
  words: { title: string; lead: string; submit: string; pending: string }
  /** Where the form is posted. */
  action: string
  query: Record<string, string | string[] | undefined>
  /** Where a new link is to be had. */
  again: string
  newPassword?: boolean
}

export function TokenPage({ words, action, query, again, newPassword }: TokenPageProps) {
  const { auth } = allWords()
  const problem = typeof query.problem === 'string' && Object.hasOwn(auth.problems, query.problem) ? (query.problem as Problem) : undefined
  const token = typeof query.token === 'string' ? query.token : ''
  if (problem === 'link' || token === '') {
    return (
      <AuthPage title={words.title}>
        <Banner tone="warning" title={auth.problems.link} />
        <LinkButton href={again} tone="primary" size="large" wide>
          {auth.newLink}
        </LinkButton>
      </AuthPage>
    )
  }
  return (
    <AuthPage title={words.title} lead={words.lead}>
      <TokenForm action={action} token={token} submit={words.submit} pending={words.pending} newPassword={newPassword} problem={problem} />
    </AuthPage>
  )
}
