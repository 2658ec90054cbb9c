/** YouStep({ state, plan, address })   who signs up, and for which company. `address` is the host that accounts stand under. */
import { buttonClass } from '@/components/ui/button-class'
import { SelectField, TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { listCountries } from '@/lib/core/countries'
import { words } from '@/lib/messages/words'
import { shownErrors } from '@/lib/onboarding/shown-errors'
import type { WizardState } from '@/lib/onboarding/wizard-state'
import type { PublicPlan } from '@/lib/plans/plan'
import { ChosenPlan } from './chosen-plan'
import { EmailNote } from './email-note'
import { HaveLogin } from './have-login'
import { NameNote } from './name-note'
import { PasswordStrength } from './password-strength'
import { StepForm, StepFrame } from './step-frame'

// What was said of a text that no longer stands in the field is hidden; see forgetRefusal.
const live = 'data-changed:[&_.refusal]:hidden data-changed:[&_[id$=-error]]:hidden'

export function YouStep({ state, plan, address }: { state: WizardState; plan: PublicPlan; address: string }) {
  const { you } = words().signup
  const { values, passwordHash } = state.draft
  const { errors } = shownErrors('you', state)
  return (
    <StepFrame step="you" state={state} title={you.title} intro={you.intro}>
      <StepForm step="you" state={state}>
        <ChosenPlan plan={plan} />
        <div data-live className={live}>
          <TextField label={you.company} name="company_name" hint={you.companyHint} error={errors.company_name} defaultValue={values.company_name} autoComplete="organization" maxLength={200} />
          {errors.company_name && <Suggestions names={state.suggestions} />}
          <NameNote address={address} />
        </div>
        <TextField label={you.name} name="admin_name" error={errors.admin_name} defaultValue={values.admin_name} autoComplete="name" maxLength={200} />
        <div data-live className={live}>
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
          {errors.email && state.domain && (
            <button type="submit" name="go" value="join" formNoValidate className={`refusal mt-2 ${buttonClass()}`}>
              {you.askToJoin}
            </button>
          )}
          <EmailNote />
        </div>
        <div data-live className={live}>
          <PasswordField
            label={you.password}
            name="password"
            hint={passwordHash ? you.passwordKept : you.passwordHint}
            error={errors.password}
            required={!passwordHash}
            autoComplete="new-password"
            maxLength={200}
          />
          <PasswordStrength />
        </div>
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField label={you.phone} name="phone" type="tel" optional hint={you.phoneHint} error={errors.phone} defaultValue={values.phone} autoComplete="tel" inputMode="tel" maxLength={60} />
          <SelectField
            label={you.country}
            name="country"
            optional
            hint={you.countryHint}
            error={errors.country}
            defaultValue={values.country}
            autoComplete="country"
            blank={you.countryBlank}
            options={listCountries().map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
      </StepForm>
      <HaveLogin />
    </StepFrame>
  )
}

function Suggestions({ names }: { names: readonly string[] }) {
  const { you } = words().signup
  if (names.length === 0) return null
  return (
    <p className="refusal mt-2 flex flex-wrap items-center gap-2 text-sm">
      <span className="text-muted">{you.suggestions}</span>
      {names.map((name) => (
        <button key={name} type="submit" name="use_name" value={name} formNoValidate className={buttonClass({ size: 'small' })}>
          {name}
        </button>
      ))}
    </p>
  )
}
