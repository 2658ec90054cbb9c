'use client'
/** AddGroup()   a further group; ChangeGroup({ group })   its name and address, a pause, or its end. */
import { useActionState } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { notices as words } from '@/lib/messages/en/notices'
import { addGroupForm, changeGroupForm, pauseGroupForm, removeGroupForm } from '@/lib/notices/actions'
import type { GroupRow } from '@/lib/notices/queries'
import { ChangeWords } from './change-words'
import { GroupFields, groupErrors } from './group-fields'

export function AddGroup() {
  const [{ error, values }, send] = useActionState(addGroupForm, {})
  return (
    <form action={send} noValidate className="max-w-lg space-y-4">
      <ErrorSummary errors={groupErrors('new', error?.fields)} form={error && !error.fields ? error.message : undefined} />
      <GroupFields id="new" values={values} errors={error?.fields} />
      <SubmitButton tone="secondary" icon="plus">
        {words.add}
      </SubmitButton>
    </form>
  )
}

export function ChangeGroup({ group }: { group: GroupRow }) {
  const [changed, change] = useActionState(changeGroupForm, {})
  const [paused, pause] = useActionState(pauseGroupForm, {})
  const [removed, remove] = useActionState(removeGroupForm, {})
  const { id, name, channel, to, city, active } = group
  const { error, values } = changed
  const other = paused.error ?? removed.error
  return (
    // Its key changes with what was saved, so that the box closes.
    <Dialog key={[name, channel, to, city, active].join()} id={`group-${id}`} title={words.editTitle(name)} trigger={<ChangeWords of={name} />} triggerLook={{ size: 'small' }} open={Boolean(error ?? other)}>
      <ErrorSummary errors={groupErrors(id, error?.fields)} form={other?.message ?? (error && !error.fields ? error.message : undefined)} />
      <form action={change} noValidate className="space-y-4">
        <input type="hidden" name="id" value={id} />
        <GroupFields id={id} group={group} values={values} errors={error?.fields} />
        <SubmitButton>{words.save}</SubmitButton>
      </form>
      <div className="mt-4 flex flex-wrap justify-end gap-2 border-t border-separator pt-4">
        <DialogCancel />
        <form action={remove}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton tone="danger">{words.remove}</SubmitButton>
        </form>
        <form action={pause}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton tone="secondary" name="active" value={String(!active)}>
            {active ? words.pause : words.resume}
          </SubmitButton>
        </form>
      </div>
    </Dialog>
  )
}
