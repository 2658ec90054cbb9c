/** PhoneStep({ state, isSentAgain, isLocal })   proves the phone by the code that was sent to it; `isLocal` where WhatsApp is not connected. */
import Link from 'next/link'
import { Banner } from '@/components/ui/banner'
import { TextField } from '@/components/ui/field'
import { words } from '@/lib/messages/words'
import { secondsToWait } from '@/lib/registrations/apply-draft'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { stepPaths } from '@/lib/registrations/apply-wizard'
import { AgainButton } from './again-button'
import { StepForm, StepFrame } from './step-frame'

export function PhoneStep({ state, isSentAgain, isLocal }: { state: ApplyState; isSentAgain: boolean; isLocal: boolean }) {
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
            {isLocal && (
              <Banner tone="warning" title={phone.local}>
                {phone.localText}
              </Banner>
            )}
            <TextField label={phone.code} name="code" hint={phone.codeHint} error={errors.code} autoComplete="one-time-code" inputMode="numeric" maxLength={12} className="max-w-40" />
            <p className="flex flex-wrap items-center gap-3">
              <AgainButton seconds={secondsToWait(state.draft)} />
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
