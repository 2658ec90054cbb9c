/** AddressStep({ state })   the place to connect, with how to find it. */
import { TextAreaField, TextField } from '@/components/ui/field'
import { words } from '@/lib/messages/words'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { PositionField } from './position-field'
import { StepForm, StepFrame } from './step-frame'

export function AddressStep({ state }: { state: ApplyState }) {
  const { address } = words().apply
  const { values } = state.draft
  const { errors } = shownErrors('address', state)
  return (
    <StepFrame step="address" state={state} title={address.title} intro={address.intro}>
      <StepForm step="address" state={state}>
        <TextField label={address.address} name="address" hint={address.addressHint} error={errors.address} defaultValue={values.address} autoComplete="street-address" maxLength={500} />
        <div className="grid gap-6 sm:grid-cols-[3fr_2fr]">
          <TextField label={address.city} name="city" error={errors.city} defaultValue={values.city} autoComplete="address-level2" maxLength={120} />
          <TextField label={address.postalCode} name="postal_code" optional error={errors.postal_code} defaultValue={values.postal_code} autoComplete="postal-code" inputMode="numeric" maxLength={20} />
        </div>
        <TextAreaField label={address.notes} name="address_notes" optional hint={address.notesHint} error={errors.address_notes} defaultValue={values.address_notes} maxLength={590} />
        <PositionField latitude={values.latitude} longitude={values.longitude} error={errors.latitude?.[0] ?? errors.longitude?.[0]} />
      </StepForm>
    </StepFrame>
  )
}
