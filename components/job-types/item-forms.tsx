'use client'
/** AddItem({ jobTypeId }), ItemButtons({ item })   the checklist of a job type: adding, changing, ordering, removing. */
import { useActionState, useId } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { CheckboxField, TextField } from '@/components/ui/field'
import { OrderButtons } from '@/components/ui/order-buttons'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { addItemForm, changeItemForm, moveItemForm, removeItemForm } from '@/lib/installations/job-types/actions'
import type { JobTypeLine } from '@/lib/installations/job-types/queries'
import { jobTypes as words } from '@/lib/messages/en/job-types'

function Fields({ state: { error, values }, item, prefix }: { state: FormState; item?: JobTypeLine; prefix: string }) {
  const typed = values ?? { text: item?.text ?? '', mandatory: (item?.mandatory ?? true) ? 'on' : '', needs_photo: item?.needsPhoto ? 'on' : '' }
  return (
    <>
      <ErrorSummary errors={error?.fields && Object.fromEntries(Object.entries(error.fields).map(([name, texts]) => [`${prefix}${name}`, texts]))} form={error && !error.fields ? error.message : undefined} />
      <TextField id={`${prefix}text`} name="text" label={words.text} defaultValue={typed.text} error={error?.fields?.text} />
      <div className="flex flex-wrap gap-x-6">
        <CheckboxField id={`${prefix}mandatory`} name="mandatory" label={words.mandatory} defaultChecked={typed.mandatory === 'on'} />
        <CheckboxField id={`${prefix}needs_photo`} name="needs_photo" label={words.needsPhoto} defaultChecked={typed.needs_photo === 'on'} />
      </div>
    </>
  )
}

export function AddItem({ jobTypeId }: { jobTypeId: string }) {
  const prefix = useId()
  const [state, send] = useActionState(addItemForm, {})
  return (
    <form action={send} noValidate className="space-y-3">
      <h3 className="font-medium">{words.addTitle}</h3>
      <input type="hidden" name="job_type_id" value={jobTypeId} />
      <Fields state={state} prefix={prefix} />
      <SubmitButton tone="secondary" icon="plus">
        {words.add}
      </SubmitButton>
    </form>
  )
}

export function ItemButtons({ item }: { item: JobTypeLine }) {
  const prefix = useId()
  const [state, change] = useActionState(changeItemForm, {})
  const [removed, remove] = useActionState(removeItemForm, {})
  return (
    <div className="flex flex-wrap items-center justify-end gap-1">
      <OrderButtons entry={{ id: item.id }} action={moveItemForm} up={words.up(item.text)} down={words.down(item.text)} />
      {/* Its key changes with what was saved, so that the box closes. */}
      <Dialog key={`${item.text} ${item.mandatory} ${item.needsPhoto}`} id={`${prefix}change`} title={words.changeTitle} trigger={<span aria-label={words.changeOf(item.text)}>{words.change}</span>} triggerLook={{ size: 'small', tone: 'quiet' }} open={Boolean(state.error)}>
        <form action={change} noValidate className="space-y-4">
          <input type="hidden" name="id" value={item.id} />
          <Fields state={state} item={item} prefix={prefix} />
          <div className="flex justify-end gap-2">
            <DialogCancel />
            <SubmitButton>{words.save}</SubmitButton>
          </div>
        </form>
      </Dialog>
      <form action={remove}>
        <input type="hidden" name="id" value={item.id} />
        <SubmitButton tone="quiet" size="small" icon="trash" aria-label={words.removeOf(item.text)} />
      </form>
      {removed.error && (
        <span role="alert" className="w-full text-end text-sm text-danger">
          {removed.error.message}
        </span>
      )}
    </div>
  )
}
