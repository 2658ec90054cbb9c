/** YouStep({ state?, sentPath?, country, brought })   who applies. `sentPath` leads whoever came back to what they sent; `country` is ours, for phones; `brought` came with the link that led here. */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Field, SelectField, TextField } from '@/components/ui/field'
import { PhotoInput } from '@/components/ui/photo-input'
import { listCountries } from '@/lib/core/countries'
import { words } from '@/lib/messages/words'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { StepForm, StepFrame } from './step-frame'

export function YouStep({ state, sentPath, country, brought }: { state: ApplyState | undefined; sentPath: string | undefined; country: string; brought: Readonly<Record<string, string>> }) {
  const { you } = words().apply
  const { values = {}, photo } = state?.draft ?? {}
  const { errors } = shownErrors('you', state)
  return (
    <StepFrame step="you" state={state} title={you.title} intro={you.intro}>
      {sentPath && (
        <div className="mt-6">
          <Banner tone="success" title={you.sentBefore} action={<LinkButton href={sentPath}>{you.openSent}</LinkButton>}>
            {you.sentBeforeText}
          </Banner>
        </div>
      )}
      <StepForm step="you" state={state}>
        {Object.entries(brought).map(([name, value]) => (
          <input key={name} type="hidden" name={name} defaultValue={value} />
        ))}
        <TextField label={you.name} name="full_name" error={errors.full_name} defaultValue={values.full_name} autoComplete="name" maxLength={200} />
        <div>
          <TextField
            label={you.email}
            name="email"
            type="email"
            hint={you.emailHint}
            error={errors.email}
            defaultValue={values.email}
            autoComplete="email"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={280}
          />
          {errors.email && state?.isOpen && (
            <button type="submit" name="go" value="link" formNoValidate className={`mt-2 ${buttonClass()}`}>
              {you.sendLink}
            </button>
          )}
        </div>
        <div className="grid gap-6 sm:grid-cols-[2fr_3fr]">
          <SelectField
            label={you.country}
            name="country"
            defaultValue={values.country ?? country}
            autoComplete="country"
            options={listCountries().map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextField label={you.phone} name="phone" type="tel" hint={you.phoneHint} error={errors.phone} defaultValue={values.phone} autoComplete="tel" inputMode="tel" maxLength={60} />
        </div>
        <TextField label={you.idNumber} name="id_number" optional hint={you.idNumberHint} error={errors.id_number} defaultValue={values.id_number} autoComplete="off" inputMode="numeric" maxLength={60} />
        <div>
          <Field label={you.photo} name="id_photo" optional hint={photo ? you.photoKept(photo.name) : you.photoHint} error={errors.id_photo}>
            {(control) => <PhotoInput {...control} />}
          </Field>
          {photo && (
            <button type="submit" name="go" value="no-photo" formNoValidate className={`mt-2 ${buttonClass({ size: 'small' })}`}>
              {you.photoRemove}
            </button>
          )}
        </div>
      </StepForm>
    </StepFrame>
  )
}
