import type { Metadata } from 'next'
import Link from 'next/link'
import { JobChecklist } from '@/components/installations/checklist'
import { DueNote } from '@/components/installations/due-note'
import { JobActions } from '@/components/installations/job-actions'
import { JobHistory } from '@/components/installations/job-history'
import { PlanForm } from '@/components/installations/plan-form'
import { WatchJob } from '@/components/installations/watch-jobs'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { zonedParts } from '@/lib/core/zoned-time'
import { mapHref, phoneHref } from '@/lib/installations/links'
import { readPlan } from '@/lib/installations/plan-queries'
import { mayWorkOn, UNDER_WAY } from '@/lib/installations/policy'
import { getInstallation, type InstallationDetail } from '@/lib/installations/queries'
import { day as dayWords } from '@/lib/messages/en/day'
import { installations as words } from '@/lib/messages/en/installations'
import { spanIn } from '@/lib/visits/span-text'

export const metadata: Metadata = { title: words.title }

const { labels } = words
const link = 'underline underline-offset-2 hover:text-accent'

function Facts({ job, actor, zone }: { job: InstallationDetail; actor: StaffActor; zone: string }) {
  const wish = [job.preferredDate && <When key="day" at={job.preferredDate} />, job.preferredSlot && ` ${words.slots[job.preferredSlot]}`].filter(Boolean)
  return (
    <Card title={words.facts}>
      <FactList
        facts={[
          { label: labels.customer, value: can(actor, 'accounts:read') ? <Link href={`/admin/accounts/${job.accountId}`} className={link}>{job.accountName}</Link> : job.accountName },
          { label: labels.contact, value: job.contactName },
          { label: labels.phone, value: job.contactPhone && <a href={phoneHref(job.contactPhone)} className={link}>{job.contactPhone}</a> },
          { label: labels.address, value: <a href={mapHref(job)} target="_blank" rel="noreferrer" className={link}>{`${job.address}, ${job.city}`}</a> },
          { label: labels.notes, value: job.addressNotes },
          { label: labels.wish, value: wish.length > 0 ? wish : null },
          { label: labels.visit, value: job.startsAt && job.endsAt && spanIn(zone, { startsAt: job.startsAt, endsAt: job.endsAt }) },
          { label: labels.technician, value: job.technicianName },
          { label: labels.length, value: words.minutes(job.minutes) },
          { label: labels.priority, value: words.priorities[job.priority] },
          { label: labels.due, value: job.dueAt && UNDER_WAY.includes(job.status) ? <DueNote job={job} /> : null },
          { label: labels.started, value: job.startedAt && <When at={job.startedAt} zone={zone} /> },
          { label: labels.completed, value: job.completedAt && <When at={job.completedAt} zone={zone} /> },
          { label: labels.registration, value: job.registrationId && <Link href={`/admin/registrations/${job.registrationId}`} className={link}>{job.registrationNumber}</Link> },
        ].filter(({ label, value }) => value !== null || !LEFT_OUT.has(label))}
      />
    </Card>
  )
}

/** Whose job it is comes from the own day, and goes back there. */
const dayOf = ({ startsAt }: InstallationDetail, zone: string) => ({ href: startsAt ? `/admin/day?day=${zonedParts(zone, startsAt).day}` : '/admin/day', label: dayWords.title })

/** What goes unsaid while there is nothing to say. */
const LEFT_OUT: ReadonlySet<string> = new Set([labels.started, labels.completed, labels.notes, labels.wish, labels.due, labels.registration])

const PLANNABLE: ReadonlySet<string> = new Set(['open', 'assigned', 'failed'])

export default staffPage('installations:read', async ({ actor, params, searchParams }) => {
  if (!isUuid(params.id ?? '')) throw notFound()
  const job = await getInstallation(actor, { id: params.id ?? '' })
  const mayPlan = can(actor, 'installations:assign') && PLANNABLE.has(job.status)
  const plan = await readPlan(actor, job, searchParams)
  const done = job.items.filter(({ doneAt }) => doneAt).length
  const mayTick = job.status === 'in_progress' && mayWorkOn(actor, job)
  const checklist = (
    <Card flush title={words.checklist.title} description={job.items.length > 0 ? words.checklist.done(done, job.items.length) : words.checklist.none}>
      <JobChecklist installationId={job.id} items={job.items} mayTick={mayTick} />
    </Card>
  )
  const history = (
    <Card title={words.history.title}>
      <JobHistory lines={job.history} zone={plan.zone} />
    </Card>
  )
  return (
    <>
      <PageHeader
        title={job.contactName}
        badge={<Status of="installation" is={job.status} note={job.pausedAt ? words.work.paused : undefined} />}
        state={`${job.number}: ${words.detailState(job.jobTypeName, job.city)}`}
        back={job.technicianId === actor.userId ? dayOf(job, plan.zone) : { href: '/admin/installations', label: words.back }}
      />
      <WatchJob id={job.id} version={job.version} />
      <div className="grid items-start gap-4 lg:grid-cols-3">
        {/* On a phone the plan, where there is one to make, comes before the rest. */}
        <div className="max-lg:contents lg:space-y-4">
          <div className="min-w-0 max-lg:order-1">
            <Facts job={job} actor={actor} zone={plan.zone} />
          </div>
          <div className={mayPlan ? 'min-w-0 empty:hidden max-lg:order-3' : 'min-w-0 empty:hidden max-lg:order-2'}>
            <JobActions job={job} actor={actor} reasons={plan.reasons} />
          </div>
        </div>
        {mayPlan ? (
          <>
            <Card id="plan" className="max-lg:order-2" title={job.status === 'open' ? words.plan.title : words.plan.again} description={words.plan.text}>
              <PlanForm job={job} path={`/admin/installations/${job.id}`} time={plan.time} zone={plan.zone} candidates={plan.candidates} technicians={plan.technicians} also={plan.also} />
            </Card>
            <div className="min-w-0 space-y-4 max-lg:order-4">
              {checklist}
              {history}
            </div>
          </>
        ) : (
          <>
            <div className="min-w-0 max-lg:order-3">{checklist}</div>
            <div className="min-w-0 max-lg:order-4">{history}</div>
          </>
        )}
      </div>
    </>
  )
})
