/** JobHistory({ lines, zone })   what happened to a job, newest first. */
import { Timeline, type TimelineEvent } from '@/components/ui/timeline'
import { When } from '@/components/ui/when'
import { statusLook } from '@/lib/core/status-look'
import type { HistoryLine } from '@/lib/installations/queries'
import { installations as words } from '@/lib/messages/en/installations'
import { spanIn } from '@/lib/visits/span-text'

const say = words.history

export function JobHistory({ lines, zone }: { lines: readonly HistoryLine[]; zone: string }) {
  return <Timeline label={say.label} events={lines.map((line) => eventOf(line, zone))} />
}

function eventOf(line: HistoryLine, zone: string): TimelineEvent {
  const moved = line.fromStatus !== line.toStatus
  const look = statusLook('installation', line.toStatus)
  const title = titleOf(line)
  const note = noteOf(line, zone)
  return {
    id: line.id,
    title,
    when: <When at={line.createdAt} zone={zone} />,
    by: line.actorName ?? say.system,
    ...(note && { note }),
    ...(moved && { icon: look.icon, color: look.color }),
  }
}

/** A move out of an end has a name of its own. */
function titleOf({ kind, fromStatus }: HistoryLine): string {
  if (kind === 'in_progress' && fromStatus === 'completed') return say.reopened
  if (kind === 'open' && fromStatus === 'cancelled') return say.again
  return say.kinds[kind] ?? kind
}

const isPriority = (value: unknown): value is keyof typeof words.priorities => typeof value === 'string' && value in words.priorities

function noteOf({ reason, data }: HistoryLine, zone: string) {
  if (reason) return reason
  if (typeof data.text === 'string') return data.text
  if (isPriority(data.after)) return words.priorities[data.after]
  if (typeof data.starts_at === 'string' && typeof data.ends_at === 'string') return spanIn(zone, { startsAt: new Date(data.starts_at), endsAt: new Date(data.ends_at) })
  return null
}
