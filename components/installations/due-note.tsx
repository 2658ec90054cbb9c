/** DueNote({ job })   when a job is due, and whether that is near or past; nothing once no clock runs. */
import { Icon } from '@/components/ui/icon'
import { When } from '@/components/ui/when'
import { now } from '@/lib/core/clock'
import { dueState, UNDER_WAY } from '@/lib/installations/policy'
import { installations as words } from '@/lib/messages/en/installations'

type Job = Parameters<typeof dueState>[0]

export function DueNote({ job }: { job: Job }) {
  if (!job.dueAt || !UNDER_WAY.includes(job.status)) return null
  const state = dueState(job, now())
  if (state === 'ok') return <When at={job.dueAt} show="relative" />
  const isLate = state === 'late'
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon name={isLate ? 'alert' : 'clock'} size={14} className={isLate ? 'text-danger' : 'text-warning'} />
      <span>{isLate ? words.late : words.soon}</span>
      <span className="text-muted">
        <When at={job.dueAt} show="relative" />
      </span>
    </span>
  )
}
