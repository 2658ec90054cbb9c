/** WaySteps({ steps, status })   the way of an application: what is behind with its time, where it stands, what lies ahead. */
import { Icon } from '@/components/ui/icon'
import { cx } from '@/components/ui/cx'
import { When } from '@/components/ui/when'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { words } from '@/lib/messages/words'
import { hasEnded } from '@/lib/registrations/policy'
import type { TrackingStep } from '@/lib/registrations/tracking-steps'

export function WaySteps({ steps, status }: { steps: readonly TrackingStep[]; status: RegistrationStatus }) {
  const { track } = words()
  return (
    <ol aria-label={track.stepsLabel} className="relative">
      {steps.map((step, index) => {
        const isNow = step.status === status
        return (
          <li key={step.status} aria-current={isNow ? 'step' : undefined} className="relative flex gap-3 pb-5 last:pb-0">
            {index < steps.length - 1 && <span aria-hidden className="absolute inset-s-[11px] top-6 bottom-0 w-px bg-border" />}
            <span className={cx('z-1 flex size-6 shrink-0 items-center justify-center rounded-full border', look(step, isNow))}>
              {step.at && <Icon name={hasEnded(step.status) ? 'x' : 'check'} size={14} />}
            </span>
            <span className="flex grow flex-wrap items-baseline justify-between gap-x-4">
              <span className={cx(isNow && 'font-semibold', !step.at && 'text-muted')}>{track.steps[step.status]}</span>
              {step.at && (
                <span className="text-[13px] text-muted">
                  <When at={step.at} />
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function look({ at, status }: TrackingStep, isNow: boolean): string {
  if (!at) return 'border-field-border bg-surface'
  if (hasEnded(status)) return 'border-danger bg-danger-soft text-danger'
  return isNow ? 'border-accent bg-accent text-accent-foreground' : 'border-accent-soft bg-accent-soft text-accent-soft-foreground'
}
