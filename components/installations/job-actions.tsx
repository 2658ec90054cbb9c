/** JobActions({ job, actor, reasons })   what this colleague may do with the job as it stands; nothing where that is nothing. */
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import {
  completeInstallationForm,
  pauseInstallationForm,
  resumeInstallationForm,
  startInstallationForm,
  unassignInstallationForm,
} from '@/lib/installations/actions'
import { mayWorkOn, UNDER_WAY } from '@/lib/installations/policy'
import type { InstallationDetail } from '@/lib/installations/queries'
import { installations as words } from '@/lib/messages/en/installations'
import type { OfferedReason } from '@/lib/organisation/reasons'
import { PlainForm } from './plain-form'
import { PriorityForm } from './priority-form'
import { FailForm, WhyForm } from './reason-forms'

const say = words.work

export function JobActions({ job, actor, reasons }: { job: InstallationDetail; actor: StaffActor; reasons: readonly OfferedReason[] }) {
  const shown = actionsOf(job, actor, reasons)
  if (shown.length === 0) return null
  return (
    <Card title={say.title}>
      <div className="space-y-2">{shown}</div>
    </Card>
  )
}

function actionsOf(job: InstallationDetail, actor: StaffActor, reasons: readonly OfferedReason[]): ReactNode[] {
  const { id, number, status } = job
  const same = { id, status }
  const works = mayWorkOn(actor, job)
  const open = job.items.filter(({ mandatory, doneAt }) => mandatory && !doneAt).length
  const shown: ReactNode[] = []
  if (works && status === 'assigned') shown.push(<PlainForm key="start" {...same} action={startInstallationForm} icon="play" tone={job.technicianId === actor.userId ? 'primary' : 'secondary'}>{say.start}</PlainForm>)
  if (works && status === 'in_progress') {
    shown.push(
      <div key="complete">
        <PlainForm {...same} action={completeInstallationForm} icon="check" tone={open === 0 ? 'primary' : 'secondary'}>
          {say.complete}
        </PlainForm>
        <p className="mt-1 mb-3 text-sm text-muted">{say.completeHint(open)}</p>
      </div>,
      job.pausedAt ? (
        <PlainForm key="resume" {...same} action={resumeInstallationForm} icon="play">{say.resume}</PlainForm>
      ) : (
        <PlainForm key="pause" {...same} action={pauseInstallationForm} icon="pause">{say.pause}</PlainForm>
      ),
    )
  }
  if (works && (status === 'assigned' || status === 'in_progress')) shown.push(<FailForm key="fail" job={{ id, number, status }} reasons={reasons} />)
  if (can(actor, 'installations:assign') && (status === 'assigned' || status === 'failed'))
    shown.push(<PlainForm key="unassign" {...same} action={unassignInstallationForm} icon="undo">{status === 'failed' ? words.plan.putBack : words.plan.unassign}</PlainForm>)
  if (can(actor, 'installations:assign') && UNDER_WAY.includes(status)) shown.push(<PriorityForm key="priority" id={id} priority={job.priority} />)
  if (can(actor, 'installations:reopen')) {
    const what = status === 'completed' ? 'reopen' : status === 'cancelled' ? 'again' : 'cancel'
    shown.push(<WhyForm key={what} job={{ id, number, status }} what={what} />)
  }
  return shown
}
