/** TodayCard({ stops })   a technician's visits of the day in a few lines; the day itself is one press away. */
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { DayStop } from '@/lib/installations/day-state'
import { isOver } from '@/lib/installations/day-state'
import { day as dayWords } from '@/lib/messages/en/day'
import { today as words } from '@/lib/messages/en/today'

export function TodayCard({ stops }: { stops: readonly DayStop[] }) {
  return (
    <Card title={words.day} actions={<LinkButton href="/admin/day" tone="primary" size="small">{words.openDay}</LinkButton>}>
      {stops.length === 0 && <p className="text-muted">{words.noVisits}</p>}
      <ol className="space-y-3">
        {stops.map((stop) => (
          <li key={`${stop.id} ${stop.startsAt}`} className="flex gap-4">
            <span className="figures shrink-0 font-medium whitespace-nowrap">
              {stop.time} – {stop.until}
            </span>
            <span className="min-w-0">
              <span className="block wrap-anywhere">{stop.name}</span>
              <span className="block text-[13px] text-muted wrap-anywhere">{[stop.jobType ?? dayWords.kinds.survey, stop.address, stop.city, isOver(stop) && dayWords.done].filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
