/** BillingStep({ state, plan, methods })   who is billed, where, and how they mean to pay. */
import { buttonClass } from '@/components/ui/button-class'
import { SelectField, TextField } from '@/components/ui/field'
import { listCountries } from '@/lib/core/countries'
import { words } from '@/lib/messages/words'
import { shownErrors } from '@/lib/onboarding/shown-errors'
import { billingCountry } from '@/lib/onboarding/wizard'
import type { WizardState } from '@/lib/onboarding/wizard-state'
import type { PublicPlan } from '@/lib/plans/plan'
import { ChosenPlan } from './chosen-plan'
import { PaymentChoice } from './payment-choice'
import { StepForm, StepFrame } from './step-frame'

interface Method {
  slug: string
  name: string
  instructions: string
}

export function BillingStep({ state, plan, methods }: { state: WizardState; plan: PublicPlan; methods: readonly Method[] }) {
  const { billing, you } = words().signup
  const { values } = state.draft
  const { errors } = shownErrors('billing', state)
  const line = (name: 'address_line1' | 'address_line2' | 'city' | 'state' | 'postal_code' | 'tax_id') => ({
    name: `billing.${name}`,
    error: errors[`billing.${name}`],
    defaultValue: values[`billing.${name}`],
    maxLength: 200,
  })
  return (
    <StepFrame step="billing" state={state} title={billing.title} intro={billing.intro(plan.name)}>
      <StepForm step="billing" state={state}>
        <ChosenPlan plan={plan} />
        <TextField
          label={billing.email}
          name="billing.email"
          type="email"
          optional
          hint={billing.emailHint(values.email ?? '')}
          error={errors['billing.email']}
          defaultValue={values['billing.email']}
          autoComplete="billing email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={280}
        />
        <TextField label={billing.address1} {...line('address_line1')} autoComplete="billing address-line1" />
        <TextField label={billing.address2} optional {...line('address_line2')} autoComplete="billing address-line2" />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField label={billing.city} {...line('city')} autoComplete="billing address-level2" />
          <TextField label={billing.state} optional {...line('state')} autoComplete="billing address-level1" />
          <TextField label={billing.postalCode} optional {...line('postal_code')} autoComplete="billing postal-code" />
          <SelectField
            label={billing.country}
            name="billing.country"
            error={errors['billing.country']}
            defaultValue={billingCountry(values)}
            autoComplete="billing country"
            blank={you.countryBlank}
            options={listCountries().map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
        <PaymentChoice
          methods={methods}
          chosen={values.payment_method}
          error={errors.payment_method}
          countryField="billing.country"
          refresh={
            <button type="submit" name="go" value="stay" formNoValidate className={`mb-4 ${buttonClass()}`}>
              {billing.showMethods}
            </button>
          }
        />
        <TextField label={billing.taxId} optional hint={billing.taxIdHint} {...line('tax_id')} />
      </StepForm>
    </StepFrame>
  )
}
