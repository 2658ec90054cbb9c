'use client'
/**
 * PhoneCard({ phone, identity, asked, isLocal })   one's own phone: change it by the code that goes to the new one, or remove it.
 * `asked`: the number that a code went to; `isLocal` where WhatsApp is not connected.
 */
import { useActionState } from 'react'
import { LookAgain } from '@/components/apply/look-again'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { When } from '@/components/ui/when'
import type { FormState } from '@/lib/auth/form'
import { people } from '@/lib/messages/en/people'
import { phones } from '@/lib/messages/en/phones'
import { askForPhoneFormAction, confirmPhoneFormAction, removePhoneFormAction } from '@/lib/people/actions'
import type { Identity } from '@/lib/people/confirm-identity'
import { useRefresh } from './use-refresh'

const say = people.phone

interface Asked {
  phone: string
  expiresAt: string
  isLost: boolean
}
interface Props {
  phone: string | null
  identity: Identity
  asked: Asked | null
  isLocal: boolean
}
type Send = (form: FormData) => void

export function PhoneCard({ phone, identity, asked, isLocal }: Props) {
  const [askState, ask] = useActionState(askForPhoneFormAction, {})
  const [confirmState, confirm] = useActionState(confirmPhoneFormAction, {})
  const [removeState, remove] = useActionState(removePhoneFormAction, {})
  useRefresh(askState.done && askState)
  useRefresh(confirmState.done && confirmState)
  useRefresh(removeState.done && removeState)
  // What was wrong with an earlier code says nothing of this one.
  const tried = asked && confirmState.values?.asked === asked.expiresAt ? confirmState : {}
  const done = phone === null ? removeState.done && say.removed : confirmState.done && say.changed
  return (
    <div className="space-y-5">
      {done && !asked && <Banner tone="success" title={done} live />}
      <p>{phone === null ? <span className="text-muted">{say.none}</span> : <span className="font-medium tabular-nums">{phone}</span>}</p>
      {asked ? (
        <>
          {!isLocal && !asked.isLost && <LookAgain key={asked.expiresAt} />}
          {asked.isLost ? <Banner tone="danger" title={say.lost(asked.phone)} live /> : <ConfirmForm state={tried} send={confirm} asked={asked} isLocal={isLocal} />}
          <details open={askState.error !== undefined || asked.isLost || tried.error?.details?.tries_left === 0}>
            <summary className="cursor-pointer rounded-sm text-link">{say.again}</summary>
            <div className="mt-4">
              <AskForm state={askState} send={ask} identity={identity} />
            </div>
          </details>
        </>
      ) : (
        <AskForm state={askState} send={ask} identity={identity} late={confirmState.error && phones.dead} />
      )}
      {phone !== null && (
        <details open={removeState.error !== undefined} className="border-t border-separator pt-4">
          <summary className="cursor-pointer rounded-sm text-link">{say.remove}</summary>
          <RemoveForm state={removeState} send={remove} identity={identity} />
        </details>
      )}
    </div>
  )
}

/** The errors of a form by the ids of its fields; the card stands beside another one that asks for the password. */
const errorsOf = ({ error }: FormState, prefix: string) => ({
  errors: Object.fromEntries(Object.entries(error?.fields ?? {}).map(([name, texts]) => [`${prefix}_${name}`, texts])),
  form: error && !error.fields ? error.message : undefined,
})

/** What it takes to show that it is still the same person: nothing right after signing in. */
function IdentityField({ identity, id, error }: { identity: Identity; id: string; error: readonly string[] | undefined }) {
  if (identity === 'sign-in') return <p className="text-muted">{people.signInAgain}.</p>
  return identity === 'password' || error ? <PasswordField label={say.current} name="current_password" id={id} autoComplete="current-password" error={error} /> : null
}

function AskForm({ state, send, identity, late }: { state: FormState; send: Send; identity: Identity; late?: string | undefined }) {
  const { phone: phoneError, current_password: passwordError } = state.error?.fields ?? {}
  const { errors, form } = errorsOf(state, 'ask')
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      <ErrorSummary errors={errors} form={form ?? (state.error ? undefined : late)} />
      <TextField label={say.field} hint={say.fieldHint} name="phone" id="ask_phone" type="tel" autoComplete="tel" maxLength={32} defaultValue={state.values?.phone} error={phoneError} />
      <IdentityField identity={identity} id="ask_current_password" error={passwordError} />
      <SubmitButton>{say.send}</SubmitButton>
    </form>
  )
}

function ConfirmForm({ state, send, asked, isLocal }: { state: FormState; send: Send; asked: Asked; isLocal: boolean }) {
  const { errors, form } = errorsOf(state, 'confirm')
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      <ErrorSummary errors={errors} form={form} />
      <p role="status">
        {say.sent(asked.phone)} {say.until} <When at={asked.expiresAt} show="time" />.
      </p>
      {isLocal && <p className="text-muted">{say.local}</p>}
      <input type="hidden" name="asked" value={asked.expiresAt} />
      <TextField
        label={say.code}
        hint={say.codeHint}
        name="code"
        id="confirm_code"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={12}
        className="max-w-40"
        defaultValue={state.values?.code}
        error={state.error?.fields?.code}
      />
      <SubmitButton>{say.confirm}</SubmitButton>
    </form>
  )
}

function RemoveForm({ state, send, identity }: { state: FormState; send: Send; identity: Identity }) {
  const { errors, form } = errorsOf(state, 'remove')
  return (
    <form action={send} noValidate className="mt-4 max-w-md space-y-4">
      <ErrorSummary errors={errors} form={form} />
      <p className="text-muted">{say.removeText}</p>
      <IdentityField identity={identity} id="remove_current_password" error={state.error?.fields?.current_password} />
      <SubmitButton tone="danger">{say.remove}</SubmitButton>
    </form>
  )
}
