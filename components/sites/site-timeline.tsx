/** SiteTimeline({ events, nameOf })   what happened at a site, who did it and when. `nameOf`: an industry's or sector's name by its slug. */
import { actionWord } from '@/components/console/action-word'
import type { IconName } from '@/components/ui/icons'
import { Timeline } from '@/components/ui/timeline'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import type { SiteEvent } from '@/lib/sites/activity-queries'
import { eventNote } from './event-note'

const icons: Readonly<Record<string, IconName>> = {
  'site.created': 'plus',
  'site.changed': 'edit',
  'site.renamed': 'link',
  'site.industry_changed': 'briefcase',
  'site.sectors_added': 'layers',
  'site.sector_removed': 'layers',
  'site.archived': 'archive',
  'site.restored': 'undo',
  'site.access_granted': 'users',
  'site.access_revoked': 'users',
}

export function SiteTimeline({ events, nameOf }: { events: readonly SiteEvent[]; nameOf: (slug: string) => string }) {
  const { activity: say } = words().sites
  const titles: Readonly<Record<string, string>> = say.actions
  return (
    <Timeline
      label={say.title}
      events={events.map((event) => ({
        id: event.id,
        title: titles[event.action] ?? actionWord(event.action),
        icon: icons[event.action] ?? 'circleDot',
        when: <When at={event.createdAt} />,
        by: byWhom(event),
        note: <Note text={eventNote(event, nameOf)} />,
      }))}
    />
  )
}

const Note = ({ text }: { text: string | undefined }) => (text ? <span className="block first-letter:uppercase">{text}</span> : null)

function byWhom({ actorType, actorName }: SiteEvent): string {
  const { activity: say } = words().sites
  if (actorType === 'system' || actorType === 'staff') return say.house
  if (actorName === null) return say.someone
  return actorType === 'api_key' ? say.key(actorName) : actorName
}
