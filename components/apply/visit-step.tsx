/** VisitStep({ state, first, last })   when somebody may come, and what we should know. `first` and `last` bound the day. */
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { words } from '@/lib/messages/words'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { StepForm, StepFrame } from './step-frame'

export function VisitStep({ state, first, last }: { state: ApplyState; first: string; last: string }) {
  const { visit } = words().apply
  const { values } = state.draft
  const { errors } = shownErrors('visit', state)
  return (
    <StepFrame step="visit" state={state} title={visit.title} intro={visit.intro}>
      <StepForm step="visit" state={state}>
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField label={visit.date} name="preferred_date" type="date" optional error={errors.preferred_date} defaultValue={values.preferred_date} min={first} max={last} />
          <SelectField
            label={visit.slot}
            name="preferred_slot"
            error={errors.preferred_slot}
            defaultValue={values.preferred_slot ?? 'morning'}
            options={Object.entries(visit.slots).map(([value, label]) => ({ value, label }))}
          />
        </div>
        <TextAreaField label={visit.notes} name="notes" optional hint={visit.notesHint} error={errors.notes} defaultValue={values.notes} maxLength={590} />
        <TextField label={visit.referral} name="referral_code" optional hint={visit.referralHint} error={errors.referral_code} defaultValue={values.referral_code} autoComplete="off" maxLength={100} />
      </StepForm>
    </StepFrame>
  )
}
