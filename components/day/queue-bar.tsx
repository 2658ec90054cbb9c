'use client'
/** QueueBar({ queue, wasBusy, isHeld, isChanged, labelOf })   says whether there is a connection and what waits to be sent; stays in sight while it matters. */
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { WaitingCommand } from '@/lib/installations/command-store'
import { day as words } from '@/lib/messages/en/day'
import type { Queue } from './use-queue'

const say = words.queue

interface Props {
  queue: Queue
  /** Something was done just now. */
  wasBusy: boolean
  /** A link was not followed, because there is no connection. */
  isHeld: boolean
  /** A colleague changed the plan of the day just now. */
  isChanged: boolean
  labelOf: (command: WaitingCommand) => string
}

export function QueueBar({ queue, wasBusy, isHeld, isChanged, labelOf }: Props) {
  const waiting = queue.commands.filter(({ refused }) => refused === undefined)
  const refused = queue.commands.filter((command) => command.refused !== undefined)
  const isQuiet = queue.isOnline && waiting.length === 0 && !queue.isStoreless
  return (
    <section aria-label={say.label}>
      {/* Over the page, above the phone's bar: nothing moves under the finger when it comes and goes. */}
      <div aria-live="polite" className="fixed inset-x-4 bottom-20 z-4 mx-auto max-w-xl space-y-2 md:bottom-4">
        {isChanged && (
          <p className="flex items-center gap-2 rounded-lg border border-border bg-overlay px-4 py-2.5 text-sm shadow-overlay">
            <Icon name="calendar" size={16} className="shrink-0" />
            {words.changed}
          </p>
        )}
        {!isQuiet && (
          // With a good connection it is sent before anybody has to read of it.
          <div className={cx('rounded-lg border bg-overlay px-4 py-3 shadow-overlay transition-opacity starting:opacity-0', queue.isOnline ? 'border-border delay-500' : 'border-warning')}>
            <p className="flex items-center gap-2 font-medium">
              <Icon name={queue.isStoreless ? 'alert' : queue.isSending ? 'rotate' : queue.isOnline ? 'send' : 'wifiOff'} size={18} className={cx('shrink-0', queue.isSending ? 'animate-spin' : !queue.isOnline && 'text-warning')} />
              {headline(queue, waiting.length)}
            </p>
            {isHeld && <p className="mt-0.5 text-sm font-medium">{say.held}</p>}
            {!queue.isOnline && waiting.length === 0 && <p className="mt-0.5 text-sm text-muted">{say.offlineHint}</p>}
            {queue.isStoreless && <p className="mt-0.5 text-sm text-danger">{say.noStore}</p>}
            {queue.isSignedOut && (
              <p className="mt-2 flex flex-wrap items-center justify-between gap-2 text-sm">
                {say.signedOut}
                <Link href="/login?next=/admin/day" className={buttonClass({ size: 'small' })}>
                  {say.signIn}
                </Link>
              </p>
            )}
            {waiting.length > 0 && (
              <details className="text-sm text-muted">
                <summary className="flex min-h-11 cursor-pointer items-center underline underline-offset-2">{say.show}</summary>
                {!queue.isOnline && <p className="mb-2">{say.offlineHint}</p>}
                <ul className="max-h-36 space-y-1 overflow-y-auto">
                  {waiting.map((command) => (
                    <li key={command.seq} className="flex items-baseline justify-between gap-3">
                      <span className="min-w-0 wrap-anywhere">{labelOf(command)}</span>
                      <span className="shrink-0 text-[13px]">{command.jobName}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
        {isQuiet && wasBusy && refused.length === 0 && (
          <p className="flex items-center gap-2 rounded-lg border border-border bg-overlay px-4 py-2.5 text-sm shadow-overlay">
            <Icon name="circleCheck" size={16} className="shrink-0 text-success" />
            {say.sent}
          </p>
        )}
      </div>
      {refused.length > 0 && <Refused commands={refused} queue={queue} labelOf={labelOf} />}
    </section>
  )
}

function headline({ isOnline, isSending, isStoreless }: Queue, waiting: number): string {
  if (!isOnline) return waiting === 0 ? say.offline : `${say.offline}: ${say.waiting(waiting)}`
  if (isStoreless) return say.notTaken
  return isSending ? say.sending(waiting) : say.waiting(waiting)
}

function Refused({ commands, queue, labelOf }: { commands: readonly WaitingCommand[]; queue: Queue; labelOf: (command: WaitingCommand) => string }) {
  return (
    <div role="alert" className="rounded-lg border border-danger bg-overlay px-4 py-3">
      <p className="flex items-center gap-2 font-medium">
        <Icon name="alert" size={18} className="shrink-0 text-danger" />
        {say.refused(commands.length)}
      </p>
      <p className="mt-0.5 text-sm text-muted">{say.refusedHint}</p>
      <ul className="mt-2 divide-y divide-separator">
        {commands.map((command) => (
          <li key={command.seq} className="space-y-2 py-2.5 text-sm">
            <p>
              <span className="font-medium">{labelOf(command)}</span> <span className="text-muted">{command.jobName}</span>
            </p>
            <p className="text-danger">{command.refused || say.noReason}</p>
            <div className="flex gap-2">
              <Button size="small" onClick={() => void queue.retry(command)}>
                {say.again}
              </Button>
              <Button size="small" tone="quiet" onClick={() => void queue.letGo(command)}>
                {say.letGo}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
