/** RegistrationTimeline({ rows })   what happened to a registration, newest first: who, when, old and new, by which way. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { templateName } from '@/components/deliveries/template-name'
import type { IconName } from '@/components/ui/icons'
import { Status } from '@/components/ui/status'
import { Timeline, type TimelineEvent } from '@/components/ui/timeline'
import { When } from '@/components/ui/when'
import { statusLook, type StatusColor } from '@/lib/core/status-look'
import { DeliveryStatus, RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { TimelineEntry } from '@/lib/registrations/timeline'

const say = words.events

interface Line {
  title: string
  note?: ReactNode
  icon: IconName
  color?: StatusColor
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(', ') : text(value))
const isOneOf = <T extends string>(values: Record<string, T>, value: unknown): value is T => typeof value === 'string' && Object.values<string>(values).includes(value)

function movedLine({ data }: TimelineEntry): Line {
  if (!isOneOf(RegistrationStatus, data.to)) return { title: say.other, icon: 'circle' }
  const { word, icon, color } = statusLook('registration', data.to)
  return { title: data.from ? say.moved(word) : say.applied, icon, color, note: text(data.reason) }
}

function taggedLine({ data }: TimelineEntry): Line {
  const [added, removed] = [list(data.added), list(data.removed)]
  return { title: [added && say.tagged(added), removed && say.untagged(removed)].filter(Boolean).join(', '), icon: 'layers' }
}

function changedLine({ data }: TimelineEntry): Line {
  const changes = Object.entries(data).flatMap(([name, change]) => {
    if (typeof change !== 'object' || change === null || Array.isArray(change)) return []
    const { from, to } = change
    return [say.change(say.fields[name] ?? name, text(from) || say.nothing, text(to) || say.nothing)]
  })
  return {
    title: say.changed,
    icon: 'edit',
    note: (
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    ),
  }
}

function importedLine({ data }: TimelineEntry): Line {
  const problems = Array.isArray(data.despite) ? data.despite.flatMap((one) => (typeof one === 'object' && one !== null && 'text' in one ? [text(one.text)] : [])) : []
  return { title: say.imported(Number(data.line ?? 0)), icon: 'fileText', note: problems.length > 0 && `${say.importedDespite} ${problems.join('; ')}` }
}

function messageLine({ data }: TimelineEntry): Line {
  return {
    title: say.message(templateName(text(data.template))),
    icon: data.channel === 'whatsapp' ? 'chat' : 'mail',
    note: isOneOf(DeliveryStatus, data.status) && (
      <>
        <Link href={`/admin/deliveries/${text(data.delivery_id)}`} className="text-link">
          <Status of="delivery" is={data.status} />
        </Link>
        {text(data.error) !== '' && <p className="mt-1 text-muted">{text(data.error)}</p>}
      </>
    ),
  }
}

const lines: Record<TimelineEntry['kind'], (entry: TimelineEntry) => Line> = {
  moved: movedLine,
  note: ({ data }) => ({ title: say.note, icon: 'chat', note: <p className="whitespace-pre-line">{text(data.text)}</p> }),
  assigned: ({ data }) => ({ title: data.to ? say.assigned(text(data.to_name)) : say.unassigned, icon: 'user' }),
  tagged: taggedLine,
  changed: changedLine,
  duplicates_allowed: ({ data }) => ({ title: say.allowed(list(data.with)), icon: 'users', note: text(data.reason) }),
  file_added: ({ data }) => ({ title: say.fileAdded(text(data.name)), icon: 'fileText' }),
  survey_moved: ({ data }) => ({ title: say.surveyMoved, icon: 'calendar', note: data.starts_at ? <When at={text(data.starts_at)} /> : null }),
  survey_result: ({ data }) => ({
    title: say.surveyResult(data.outcome === 'feasible'),
    icon: data.outcome === 'feasible' ? 'circleCheck' : 'circleX',
    color: data.outcome === 'feasible' ? 'green' : 'red',
    note: <p className="whitespace-pre-line">{text(data.note)}</p>,
  }),
  merged: ({ data }) => ({ title: say.merged(text(data.merged_number), text(data.kept_number)), icon: 'layers' }),
  imported: importedLine,
  message: messageLine,
  booked: ({ data }) => ({
    title: say.booked(text(data.technician)),
    icon: 'calendar',
    note: (
      <>
        <When at={text(data.starts_at)} /> {data.released_at && <span className="text-muted">({say.released})</span>}
      </>
    ),
  }),
}

function eventOf(entry: TimelineEntry): TimelineEvent {
  // The kind is a text of the database: one that a newer version wrote is told without its words.
  const { title, note, icon, color } = Object.hasOwn(lines, entry.kind) ? lines[entry.kind](entry) : ({ title: say.other, icon: 'circle' } satisfies Line as Line)
  const by = [entry.actorName ?? say.actors[entry.actorType], entry.origin && say.origins[entry.origin], entry.ofNumber && say.of(entry.ofNumber)].filter(Boolean).join(', ')
  return { id: entry.id, title, note, icon, color, when: <When at={entry.createdAt} />, ...(entry.kind !== 'message' && { by }) }
}

export const RegistrationTimeline = ({ rows }: { rows: readonly TimelineEntry[] }) => <Timeline label={words.detail.timeline} events={rows.map(eventOf)} />
