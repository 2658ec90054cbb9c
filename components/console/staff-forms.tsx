'use client'
/** AddColleague()   makes a colleague; ChangeColleague({ userId, name, role, active, work })   another role, or no longer here; `work` says what they still have. */
import { useActionState } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { console as words } from '@/lib/messages/en/console'
import { changeRoleForm, createStaffForm, setActiveForm } from '@/lib/people/staff-forms'

const say = words.staff
const roles = Object.entries(say.roles).map(([value, label]) => ({ value, label }))

export function AddColleague() {
  const [{ error, values }, send] = useActionState(createStaffForm, {})
  return (
    <Dialog id="add-colleague" title={say.addTitle} trigger={say.add} triggerLook={{ tone: 'primary', icon: 'plus' }} open={Boolean(error)}>
      <form action={send} noValidate className="space-y-4">
        <p className="text-muted">{say.addText}</p>
        <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
        <TextField name="name" label={say.name} autoComplete="off" defaultValue={values?.name} error={error?.fields?.name} />
        <TextField name="email" type="email" label={say.email} autoComplete="off" defaultValue={values?.email} error={error?.fields?.email} />
        <SelectField name="role" label={say.role} options={roles} defaultValue={values?.role ?? 'agent'} error={error?.fields?.role} />
        <div className="flex justify-end gap-2">
          <DialogCancel />
          <SubmitButton>{say.add}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}

export function ChangeColleague({ userId, name, role, active, work }: { userId: string; name: string; role: string; active: boolean; work: string }) {
  const [changed, sendRole] = useActionState(changeRoleForm, {})
  const [moved, sendActive] = useActionState(setActiveForm, {})
  const error = changed.error ?? moved.error
  return (
    <Dialog id={`change-${userId}`} title={say.changeTitle(name)} trigger={say.change} triggerLook={{ size: 'small' }} open={Boolean(error)}>
      <ErrorSummary form={error?.message} />
      <form action={sendRole} noValidate className="space-y-4">
        <input type="hidden" name="user_id" value={userId} />
        <SelectField id={`role-${userId}`} name="role" label={say.role} options={roles} defaultValue={role} />
        <SubmitButton>{say.save}</SubmitButton>
      </form>
      {active && work !== '' && <p className="mt-6 text-sm text-muted">{say.leaves(work)}</p>}
      <form action={sendActive} className="mt-6 flex justify-end gap-2 border-t border-separator pt-4">
        <input type="hidden" name="user_id" value={userId} />
        <DialogCancel />
        <SubmitButton tone={active ? 'danger' : 'secondary'} name="active" value={String(!active)}>
          {active ? say.deactivate : say.reactivate}
        </SubmitButton>
      </form>
    </Dialog>
  )
}
