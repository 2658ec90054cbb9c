'use client'
/** JobTypeForm({ type })   name, length, skill and whether new jobs use it. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { CheckboxField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeJobTypeForm } from '@/lib/installations/job-types/actions'
import type { JobTypeDetail } from '@/lib/installations/job-types/queries'
import { jobTypes as words } from '@/lib/messages/en/job-types'

export function JobTypeForm({ type }: { type: JobTypeDetail }) {
  const [{ error, values, done }, send] = useActionState(changeJobTypeForm, {})
  const typed = values ?? { name: type.name, minutes: String(type.minutes), skill: type.skill ?? '', active: type.active ? 'on' : '' }
  return (
    <form action={send} noValidate className="space-y-4">
      {done && <Banner tone="success" title={words.saved} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="id" value={type.id} />
      <TextField name="name" label={words.name} defaultValue={typed.name} error={error?.fields?.name} />
      <TextField name="minutes" label={words.minutes} hint={words.minutesHint} inputMode="numeric" defaultValue={typed.minutes} error={error?.fields?.minutes} />
      <TextField name="skill" label={words.skill} hint={words.skillHint} optional defaultValue={typed.skill} error={error?.fields?.skill} />
      <CheckboxField name="active" label={words.active} defaultChecked={typed.active === 'on'} />
      <SubmitButton>{words.save}</SubmitButton>
    </form>
  )
}
