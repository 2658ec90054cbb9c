'use client'
/** TriggerSwitch({ action, type, name, enabled })   one switch, kept at once. It sends nothing but itself, so thresholds that are being typed stay out of it. */
import { useActionState } from 'react'
import { useFormStatus } from 'react-dom'
import { cx } from '@/components/ui/cx'
import type { FormState } from '@/lib/auth/form'
import { settings } from '@/lib/messages/en/settings'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  type: string
  name: string
  enabled: boolean
}

export function TriggerSwitch({ action, type, name, enabled }: Props) {
  const [{ error }, send] = useActionState(action, {})
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="enabled" value={enabled ? 'no' : 'yes'} />
      <SwitchButton name={name} enabled={enabled} />
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error.message}
        </p>
      )}
    </form>
  )
}

function SwitchButton({ name, enabled }: Pick<Props, 'name' | 'enabled'>) {
  const { pending } = useFormStatus()
  // Shown as it will be while the answer is awaited: it rarely fails, and one more press undoes it.
  const shown = pending ? !enabled : enabled
  const say = settings.playbooks
  return (
    <button
      type="submit"
      role="switch"
      aria-checked={shown}
      aria-label={name}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      className="touch-44 flex min-h-8 items-center gap-2.5 rounded-md px-1.5 text-sm"
    >
      <span aria-hidden className={cx('flex h-5 w-9 items-center rounded-full p-0.5 transition-colors', shown ? 'bg-accent' : 'bg-field-border')}>
        <span className={cx('size-4 rounded-full bg-white transition-transform', shown && 'translate-x-4 rtl:-translate-x-4')} />
      </span>
      <span>{shown ? say.on : say.off}</span>
    </button>
  )
}
