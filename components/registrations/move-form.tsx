'use client'
/**
 * MoveButton({ id, from, to })                      a move that asks for nothing: one press
 * MoveForm({ id, from, to, needs, choices, wish, cancelHref })   a move that asks for something
 * CustomerForm({ id, cancelHref })                  the last step, which makes the customer
 * On a registration's own page. All of them also work without a script. `from` is what the page showed: where somebody
 * was faster, the answer says so and nothing is moved.
 */
import { useActionState, useId } from 'react'
import { LinkButton } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { IconName } from '@/components/ui/icons'
import { SubmitButton } from '@/components/ui/submit-button'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import { ui } from '@/lib/messages/en/ui'
import { createCustomerByForm } from '@/lib/onboarding/actions'
import { moveRegistrationForm } from '@/lib/registrations/actions'
import type { MoveNeeds } from '@/lib/registrations/moves'
import { hasEnded } from '@/lib/registrations/policy'
import type { MoveChoices } from '@/lib/registrations/screen-queries'
import { MoveFields, summaryOf, type Wish } from './move-fields'

interface Moved {
  id: string
  from: RegistrationStatus
  to: RegistrationStatus
}

const hidden = ({ id, from, to }: Moved) =>
  Object.entries({ id, to, expected_status: from }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

export function MoveButton({ icon, primary, ...moved }: Moved & { icon?: IconName; primary?: boolean }) {
  const [{ error }, send] = useActionState(moveRegistrationForm, {})
  return (
    <form action={send} className="space-y-2">
      <ErrorSummary form={error?.message} />
      {hidden(moved)}
      <SubmitButton tone={primary ? 'primary' : 'secondary'} icon={icon} wide>
        {words.form.buttons[moved.to]}
      </SubmitButton>
    </form>
  )
}

export function MoveForm({ needs, choices, wish, cancelHref, ...moved }: Moved & { needs: MoveNeeds; choices: MoveChoices; wish: Wish; cancelHref: string }) {
  const prefix = useId()
  const [{ error, values }, send] = useActionState(moveRegistrationForm, {})
  return (
    <form action={send} noValidate className="max-w-xl space-y-4">
      <ErrorSummary errors={summaryOf(prefix, error?.fields)} form={error && !error.fields ? error.message : undefined} />
      {hidden(moved)}
      <MoveFields to={moved.to} needs={needs} choices={choices} prefix={prefix} error={error?.fields} values={values} wish={wish} />
      <Buttons danger={hasEnded(moved.to)} label={words.form.buttons[moved.to]} cancelHref={cancelHref} />
    </form>
  )
}

export function CustomerForm({ id, cancelHref }: { id: string; cancelHref: string }) {
  const [{ error }, send] = useActionState(createCustomerByForm, {})
  const reason = Object.values(error?.fields ?? {})[0]?.[0] ?? error?.message
  return (
    <form action={send} className="max-w-xl space-y-4">
      <ErrorSummary form={reason} />
      <input type="hidden" name="id" value={id} />
      <p className="measure">{words.form.customerText}</p>
      <Buttons label={words.form.buttons.customer_created} cancelHref={cancelHref} />
    </form>
  )
}

function Buttons({ danger, label, cancelHref }: { danger?: boolean; label: string; cancelHref: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton tone={danger ? 'danger' : 'primary'}>{label}</SubmitButton>
      <LinkButton href={cancelHref} replace scroll={false}>
        {ui.cancel}
      </LinkButton>
    </div>
  )
}
