/** PhoneStep({ state, isSentAgain })   proves the phone by the code that was sent to it. */
import Link from 'next/link'
import { Banner } from '@/components/ui/banner'
import { buttonClass } from '@/components/ui/button-class'
import { TextField } from '@/components/ui/field'
import { words } from '@/lib/messages/words'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { stepPaths } from '@/lib/registrations/apply-wizard'
import { StepForm, StepFrame } from './step-frame'

export function PhoneStep({ state, isSentAgain }: { state: ApplyState; isSentAgain: boolean }) {
  const { phone } = words().apply
  const { errors } = shownErrors('phone', state)
  return (
    <StepFrame step="phone" state={state} title={phone.title} intro={state.isProved ? state.phone : phone.intro(state.phone ?? '')}>
      <StepForm step="phone" state={state}>
        {state.isProved ? (
          <Banner tone="success" title={phone.proved} />
        ) : (
          <>
            {isSentAgain && <Banner title={phone.sentAgain} live />}
            <TextField label={phone.code} name="code" hint={phone.codeHint} error={errors.code} autoComplete="one-time-code" inputMode="numeric" maxLength={12} className="max-w-40" />
            <p className="flex flex-wrap items-center gap-3">
              <button type="submit" name="go" value="again" formNoValidate className={buttonClass()}>
                {phone.again}
              </button>
              <Link href={stepPaths.you} className="text-link py-1">
                {phone.other}
              </Link>
            </p>
          </>
        )}
      </StepForm>
    </StepFrame>
  )
}
