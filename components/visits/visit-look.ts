import type { IconName } from '@/components/ui/icons'
import type { BookingKind } from '@/lib/generated/prisma/enums'
import { calendar as words } from '@/lib/messages/en/calendar'
import { visits as visitWords } from '@/lib/messages/en/visits'
import { zonedParts } from '@/lib/core/zoned-time'
import type { Visit } from '@/lib/visits/queries'

/** How each kind of booking looks; the icon tells it apart without its colour. */
export const visitLook: Readonly<Record<BookingKind, { icon: IconName; ground: string; text: string }>> = {
  survey: { icon: 'mapPin', ground: 'border-info/45 bg-info-soft text-info-soft-foreground', text: 'text-info' },
  installation: { icon: 'wrench', ground: 'border-accent/45 bg-accent-soft text-accent-soft-foreground', text: 'text-accent' },
  absence: { icon: 'ban', ground: 'border-border bg-neutral-soft text-foreground', text: 'text-neutral-dot' },
}

/** Is nothing left to do there? Then it stands back. */
export const isOver = ({ kind, outcome, installationStatus, endsAt }: Visit, now: Date): boolean =>
  kind === 'absence' ? endsAt < now : outcome !== null || installationStatus === 'completed'

/** "09:00 – 10:00" in a zone. */
export const timesOf = (zone: string, { startsAt, endsAt }: Pick<Visit, 'startsAt' | 'endsAt'>): string => `${zonedParts(zone, startsAt).time} – ${zonedParts(zone, endsAt).time}`

/** Whom or what it is about. */
export const subjectOf = ({ kind, name, note }: Visit): string => (kind === 'absence' ? words.absent(note) : (name ?? visitWords.kinds[kind]))

/** The whole of it in one line, for a block that is too small to show it. */
export const labelOf = (zone: string, visit: Visit): string => words.visitLabel(visitWords.kinds[visit.kind], subjectOf(visit), timesOf(zone, visit)) + (visit.city ? ` · ${visit.city}` : '')
