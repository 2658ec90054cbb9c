'use client'
/** PriorityForm({ id, priority })   how pressing a job is; its due time follows. */
import { useActionState } from 'react'
import { SelectField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { JobPriority } from '@/lib/generated/prisma/enums'
import { changePriorityForm } from '@/lib/installations/actions'
import { installations as words } from '@/lib/messages/en/installations'

export function PriorityForm({ id, priority }: { id: string; priority: JobPriority }) {
  const [{ error }, send] = useActionState(changePriorityForm, {})
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <div className="flex items-end gap-2">
        <div className="grow">
          <SelectField key={priority} name="priority" label={words.work.priority} options={Object.values(JobPriority).toReversed().map((value) => ({ value, label: words.priorities[value] }))} defaultValue={priority} error={error?.message} />
        </div>
        <SubmitButton tone="secondary">{words.work.setPriority}</SubmitButton>
      </div>
    </form>
  )
}
