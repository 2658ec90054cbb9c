/**
 * The home of an account as the pictures show it, built from the parts that the real page is built from.
 * SampleHome({ narrow? })   one column for the phone.
 */
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Meter } from '@/components/ui/meter'
import { Status } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import { landing } from '@/lib/messages/en/landing'

const { sample } = landing

export function SampleHome({ plan, narrow }: { plan: string; narrow?: boolean }) {
  return (
    <div className={cx('text-sm', narrow ? 'space-y-3 p-3.5' : 'space-y-4 p-6')}>
      <div>
        <p className="text-lg font-semibold">{sample.title}</p>
        <p className="text-muted">{sample.state}</p>
      </div>
      <div className={cx('grid items-start', narrow ? 'gap-3' : 'grid-cols-[1.35fr_1fr] gap-4')}>
        <div className={narrow ? 'space-y-3' : 'space-y-4'}>
          <Card level={3} title={sample.next}>
            <ul className="-my-1 divide-y divide-separator">
              {sample.steps.map((step) => (
                <li key={step.text} className="flex items-center gap-2.5 py-2">
                  <Icon name={step.done ? 'circleCheck' : 'circle'} className={step.done ? 'text-success' : 'text-neutral-dot'} />
                  <span className={step.done ? 'text-muted line-through' : 'font-medium'}>{step.text}</span>
                </li>
              ))}
            </ul>
          </Card>
          {!narrow && (
            <Card level={3} title={sample.recent}>
              <Timeline label={sample.recent} events={sample.events.map((event) => ({ ...event, id: event.title }))} />
            </Card>
          )}
        </div>
        <div className={narrow ? 'space-y-3' : 'space-y-4'}>
          <Card level={3} title={sample.plan} actions={<Badge>{plan}</Badge>}>
            <div className="space-y-3.5">
              <Status of="account" is="active" />
              {sample.meters.map((meter) => (
                <Meter key={meter.label} {...meter} />
              ))}
            </div>
          </Card>
          <Card level={3} title={sample.credits}>
            <p className="figures text-2xl font-semibold tracking-tight">{sample.balance}</p>
            <p className="text-muted">{sample.balanceNote}</p>
          </Card>
        </div>
      </div>
    </div>
  )
}
