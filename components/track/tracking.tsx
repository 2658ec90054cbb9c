/** Tracking({ tracked, token, proof, problem?, isReasonMissing, done? })   an application as its applicant sees it: where it stands, what comes next, the way out. */
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FactList, type Fact } from '@/components/ui/fact-list'
import { Status } from '@/components/ui/status'
import { shownTime } from '@/components/ui/time-words'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import type { Tracked } from '@/lib/registrations/tracking'
import { hasEnded } from '@/lib/registrations/policy'
import { CancelForm } from './cancel-form'
import { ConfirmForm } from './confirm-form'
import { KeepFresh } from './keep-fresh'
import { WaySteps } from './way-steps'

interface TrackingProps {
  tracked: Tracked
  token: string
  /** From the link in the e-mail; empty otherwise. */
  proof: string
  /** Words for what went wrong with the form. */
  problem: string | undefined
  isReasonMissing: boolean
  /** Words for what a form did just now. */
  done: string | undefined
}

export function Tracking({ tracked, token, proof, problem, isReasonMissing, done }: TrackingProps) {
  const { track } = words()
  const isOver = hasEnded(tracked.status)
  return (
    <div className="mx-auto max-w-2xl space-y-6 px-4 pt-8 pb-4 sm:px-6 sm:pt-12">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">
          {track.heading} <span className="whitespace-nowrap">{tracked.number}</span>
        </h1>
        <p className="mt-2">
          <Status of="registration" is={tracked.status} />
        </p>
      </header>
      {done && <Banner tone="success" title={done} />}
      {tracked.canConfirm && <ConfirmForm number={tracked.number} token={token} proof={proof} />}
      {tracked.status === 'pending_verification' && !tracked.canConfirm && (
        <Banner tone="success" title={track.received}>
          {track.receivedText}
        </Banner>
      )}
      {problem && !isReasonMissing && <Banner tone="warning" title={problem} />}
      <section aria-labelledby="next">
        <h2 id="next" className="text-lg font-semibold">
          {track.next}
        </h2>
        <p className="measure mt-1">{tracked.nextStep}</p>
        {tracked.reason && <p className="measure mt-1 wrap-anywhere text-muted">{track.reason(tracked.reason)}</p>}
        <Appointments tracked={tracked} />
        {isOver && (
          <div className="mt-4">
            <LinkButton href={tracked.isMerged ? '/track' : '/apply'} tone="primary">
              {tracked.isMerged ? track.help.again : track.applyAgain}
            </LinkButton>
          </div>
        )}
      </section>
      <WaySteps steps={tracked.steps} status={tracked.status} />
      <Card title={track.facts.title} id="facts">
        <FactList facts={factsOf(tracked)} />
        <p className="mt-3 text-sm text-muted">{track.masked}</p>
      </Card>
      {tracked.canCancel && <CancelForm number={tracked.number} token={token} status={tracked.status} error={isReasonMissing ? problem : undefined} />}
      {!isOver && <KeepFresh seconds={30} />}
    </div>
  )
}

function Appointments({ tracked: { visit, installation, wished, zone, status } }: { tracked: Tracked }) {
  const { track, apply } = words()
  // Somebody waits at the place itself, so its own clock counts, wherever this page is read.
  const span = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => `${shownTime(startsAt.toISOString(), 'day-time', zone, 'en')} – ${shownTime(endsAt.toISOString(), 'time', zone, 'en')}`
  const facts: Fact[] = [
    ...(visit ? [{ label: track.visitAt, value: span(visit) }] : []),
    ...(installation ? [{ label: track.installationAt, value: span(installation) }] : []),
    ...(wished && !visit && !installation && !hasEnded(status)
      ? [{ label: track.wished, value: [shownTime(wished.date, 'day', 'UTC', 'en'), wished.slot && apply.visit.slots[wished.slot]].filter(Boolean).join(', ') }]
      : []),
  ]
  if (facts.length === 0) return null
  return (
    <div className="figures mt-3">
      <FactList facts={facts} />
      {(visit ?? installation) && <p className="mt-1 text-sm text-muted">{track.timesIn(zone)}</p>}
    </div>
  )
}

function factsOf({ name, phone, email, city, plan, sentAt }: Tracked): Fact[] {
  const { facts } = words().track
  const known = (label: string, value: ReactNode): Fact[] => (value === null ? [] : [{ label, value }])
  return [
    { label: facts.package, value: plan },
    ...known(facts.city, city),
    { label: facts.name, value: name },
    ...known(facts.phone, phone),
    ...known(facts.email, email),
    { label: facts.sent, value: <When at={sentAt} show="day" /> },
  ]
}
