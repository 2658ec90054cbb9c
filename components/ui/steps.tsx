/**
 * Steps({ label, steps: { label, href?, state: 'done' | 'current' | 'todo' }[] })
 * The named steps of a wizard. Done steps are links back; a phone shows the current one and where it stands.
 */
import Link from 'next/link'
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'
import { Icon } from './icon'

export type Step = { label: string; href?: string; state: 'done' | 'current' | 'todo' }

export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  const at = steps.findIndex((step) => step.state === 'current')
  return (
    <nav aria-label={label}>
      <p className="text-sm text-muted sm:hidden">{ui.step(at + 1, steps.length)}</p>
      <ol className="mt-1 flex gap-1.5 sm:mt-0 sm:flex-wrap sm:gap-x-6 sm:gap-y-2">
        {steps.map((step, index) => {
          const mark = (
            <span
              className={cx(
                'figures hidden size-6 shrink-0 items-center justify-center rounded-full text-xs font-medium sm:flex',
                step.state === 'current' && 'bg-accent text-accent-foreground',
                step.state === 'done' && 'bg-accent-soft text-accent-soft-foreground',
                step.state === 'todo' && 'border border-field-border text-muted',
              )}
            >
              {step.state === 'done' ? <Icon name="check" size={14} /> : index + 1}
            </span>
          )
          const words = (
            <span className={cx('max-sm:sr-only', step.state === 'current' ? 'font-medium' : 'text-muted')}>
              {step.label}
              {step.state === 'done' && <span className="sr-only">{`, ${ui.stepDone}`}</span>}
            </span>
          )
          return (
            <li key={step.label} aria-current={step.state === 'current' ? 'step' : undefined} className="max-sm:grow">
              <span aria-hidden className={cx('block h-1 rounded-full sm:hidden', step.state === 'todo' ? 'bg-default' : 'bg-accent')} />
              {step.href && step.state === 'done' ? (
                <Link href={step.href} className="touch-44 flex min-h-6 items-center gap-2 rounded-sm text-sm hover:underline">
                  {mark}
                  {words}
                </Link>
              ) : (
                <span className="flex min-h-6 items-center gap-2 text-sm">
                  {mark}
                  {words}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
