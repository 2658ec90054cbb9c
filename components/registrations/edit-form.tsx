'use client'
/** EditForm({ id, given, plans, mayId, cancelHref })   changes what a registration says; who then looks like somebody else is shown first. */
import { useActionState, useId } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TakeFocus } from '@/components/ui/take-focus'
import { registrations as words } from '@/lib/messages/en/registrations'
import { ui } from '@/lib/messages/en/ui'
import { changeFieldsForm } from '@/lib/registrations/actions'
import type { Choice } from '@/lib/registrations/screen-queries'
import { AlikeField, alikeSummary } from './alike-field'
import { RegistrationFields, type RegistrationField } from './registration-fields'

const say = words.detail

export function EditForm({ id, given, plans, mayId, cancelHref }: { id: string; given: Record<RegistrationField, string | null>; plans: readonly Choice[]; mayId: boolean; cancelHref: string }) {
  const prefix = useId()
  const [{ error, values, done }, send] = useActionState(changeFieldsForm, {})
  const errors = error?.fields && Object.fromEntries(Object.entries(error.fields).map(([name, texts]) => [prefix + name, texts]))
  const field = (name: RegistrationField) => ({ id: prefix + name, name, defaultValue: values?.[name] ?? given[name] ?? '', error: error?.fields?.[name], autoComplete: 'off' })
  return (
    <form action={send} noValidate className="max-w-2xl space-y-4">
      <TakeFocus />
      {done && <Banner tone="success" title={say.saved} live />}
      <ErrorSummary errors={{ ...errors, ...alikeSummary(`${prefix}allow_duplicates`, error) }} form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="opened" value={JSON.stringify(given)} />
      <RegistrationFields field={field} plans={plans} mayId={mayId} note={<p className="text-sm text-muted">{say.linksRenewed}</p>} />
      <AlikeField id={`${prefix}allow_duplicates`} error={error} value={values?.allow_duplicates} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{say.save}</SubmitButton>
        <LinkButton href={cancelHref} replace scroll={false}>
          {ui.cancel}
        </LinkButton>
      </div>
    </form>
  )
}
