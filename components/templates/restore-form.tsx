'use client'
/** RestoreForm({ which, seen, version })   takes an old version again, by making it the newest. */
import { useActionState } from 'react'
import { FieldError } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { restoreWordingForm } from '@/lib/deliveries/wording-actions'
import type { WhichText } from '@/lib/deliveries/wording-schema'
import { templates as words } from '@/lib/messages/en/templates'

export function RestoreForm({ which, seen, version }: { which: WhichText; seen: number; version: number }) {
  const [{ error }, send] = useActionState(restoreWordingForm, {})
  return (
    <form action={send}>
      {Object.entries({ ...which, seen, version }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton tone="secondary" size="small" aria-label={`${words.restore}: ${words.version(version)}`}>
        {words.restore}
      </SubmitButton>
      <FieldError id={`restore-${version}`} error={error?.message} />
    </form>
  )
}
