/** JoinStep({ draft?, isAsked })   asking the account of one's company to be let in; and that it was asked. */
import { LinkButton } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { words } from '@/lib/messages/words'
import { sendJoinRequest } from '@/lib/onboarding/actions'
import type { SignupDraft } from '@/lib/onboarding/signup-draft'
import { stepPaths } from '@/lib/onboarding/wizard'

export function JoinStep({ draft, isAsked }: { draft: SignupDraft | undefined; isAsked: boolean }) {
  const { join } = words().signup
  return (
    <div className="mx-auto max-w-2xl px-4 pt-8 sm:px-6 sm:pt-14">
      <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{isAsked ? join.askedTitle : join.title}</h1>
      <p className="measure mt-2 text-muted">{isAsked ? join.askedText : join.intro}</p>
      {isAsked ? (
        <div className="mt-6">
          <LinkButton href="/">{join.home}</LinkButton>
        </div>
      ) : (
        <JoinForm draft={draft} />
      )}
    </div>
  )
}

function JoinForm({ draft }: { draft: SignupDraft | undefined }) {
  const { join, you } = words().signup
  const failure = draft?.failure?.step === 'you' ? draft.failure : undefined
  const errors = failure?.fields ?? {}
  return (
    <>
      <div className="mt-6 empty:hidden">
        <ErrorSummary key={draft?.saves} errors={errors} form={failure && !failure.fields ? failure.message : undefined} />
      </div>
      <form key={draft?.saves} action={sendJoinRequest} noValidate className="mt-6 space-y-6">
        <TextField label={you.name} name="admin_name" error={errors.admin_name} defaultValue={draft?.values.admin_name} autoComplete="name" maxLength={200} />
        <TextField
          label={join.email}
          name="email"
          type="email"
          error={errors.email}
          defaultValue={draft?.values.email}
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={280}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton size="large">{join.send}</SubmitButton>
          <LinkButton href={stepPaths.you} tone="quiet" size="large">
            {join.otherAddress}
          </LinkButton>
        </div>
      </form>
    </>
  )
}
