'use client'
/** EventForm({ row, groups })   who is told of an event: all roles and groups at once. */
import { useActionState } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { CheckboxField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { StaffRole } from '@/lib/generated/prisma/enums'
import { notices as words } from '@/lib/messages/en/notices'
import { noticeEvents } from '@/lib/messages/en/worded'
import { setRulesForm } from '@/lib/notices/actions'
import type { EventRow } from '@/lib/notices/queries'
import { ChangeWords } from './change-words'

export function EventForm({ row: { event, roles, groups: told }, groups }: { row: EventRow; groups: { id: string; name: string }[] }) {
  const [{ error }, send] = useActionState(setRulesForm, {})
  const chosen = new Set<string>([...roles, ...told.map(({ id }) => id)])
  return (
    // Its key changes with what was saved, so that the box closes.
    <Dialog key={[...chosen].join()} id={`event-${event}`} title={words.changeTitle(noticeEvents[event])} trigger={<ChangeWords of={noticeEvents[event]} />} triggerLook={{ size: 'small' }} open={Boolean(error)}>
      <form action={send} className="space-y-4">
        <ErrorSummary form={error?.message} />
        <input type="hidden" name="event" value={event} />
        <fieldset>
          <legend className="mb-1 font-medium">{words.roles}</legend>
          {Object.values(StaffRole).map((role) => (
            <CheckboxField key={role} id={`${event}-${role}`} name="role" value={role} label={words.staffRoles[role]} defaultChecked={chosen.has(role)} />
          ))}
        </fieldset>
        <fieldset>
          <legend className="mb-1 font-medium">{words.groups}</legend>
          {groups.length === 0 && <p className="text-sm text-muted">{words.noGroups}</p>}
          <div className="max-h-64 overflow-y-auto">
            {groups.map(({ id, name }) => (
              <CheckboxField key={id} id={`${event}-${id}`} name="group" value={id} label={name} defaultChecked={chosen.has(id)} />
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end gap-2">
          <DialogCancel />
          <SubmitButton>{words.save}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
