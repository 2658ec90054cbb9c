/** PhoneStep({ state, isSentAgain, isLocal, isLost })   proves the phone by the code that was sent to it; `isLocal` where WhatsApp is not connected, `isLost` when it did not take the code. */
import Link from 'next/link'
import { Banner } from '@/components/ui/banner'
import { TextField } from '@/components/ui/field'
import { words } from '@/lib/messages/words'
import { secondsToWait } from '@/lib/registrations/apply-draft'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { stepPaths } from '@/lib/registrations/apply-wizard'
import { AgainButton } from './again-button'
import { LookAgain } from './look-again'
import { StepForm, StepFrame } from './step-frame'

interface Props {
  state: ApplyState
  isSentAgain: boolean
  isLocal: boolean
  isLost: boolean
}

export function PhoneStep({ state, isSentAgain, isLocal, isLost }: Props) {
  const { phone } = words().apply
  const { errors } = shownErrors('phone', state)
  return (
    <StepFrame step="phone" state={state} title={phone.title} intro={state.isProved || isLost ? state.phone : phone.intro(state.phone ?? '')}>
      <StepForm step="phone" state={state}>
        {state.isProved ? (
          <Banner tone="success" title={phone.proved} />
        ) : (
          <>
            {isSentAgain && !isLost && <Banner title={phone.sentAgain} live />}
            {!isLocal && !isLost && <LookAgain />}
            {isLost && (
              <Banner tone="danger" title={phone.lost} live>
                {phone.lostText}
              </Banner>
            )}
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
