import type { Metadata } from 'next'
import { DayBoard } from '@/components/day/day-board'
import { Icon } from '@/components/ui/icon'
import { LinkButton } from '@/components/ui/button'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { addDays } from '@/lib/core/zoned-time'
import { readDay } from '@/lib/installations/day-queries'
import { day as words } from '@/lib/messages/en/day'

export const metadata: Metadata = { title: words.title }

export default staffPage('installations:work', async ({ actor, searchParams }) => {
  const day = await readDay(actor, searchParams)
  const isOwn = day.technician.id === actor.userId
  const hrefOf = (wanted: string) => `/admin/day?${new URLSearchParams({ ...(wanted !== day.today && { day: wanted }), ...(!isOwn && { technician: day.technician.id }) })}`
  return (
    <div className="mx-auto max-w-xl">
      <DayBoard day={day} userId={actor.userId} title={isOwn ? words.title : words.of(day.technician.name)}>
        <nav aria-label={words.title} className="mb-4 flex items-center justify-between gap-2">
          <LinkButton href={hrefOf(addDays(day.day, -1))} aria-label={words.before} className="min-h-11 min-w-11">
            <Icon name="chevronLeft" className="rtl:-scale-x-100" />
          </LinkButton>
          <p className="text-center font-medium">
            {day.day === day.today && `${words.today}, `}
            <When at={day.day} />
          </p>
          <LinkButton href={hrefOf(addDays(day.day, 1))} aria-label={words.after} className="min-h-11 min-w-11">
            <Icon name="chevronRight" className="rtl:-scale-x-100" />
          </LinkButton>
        </nav>
        <noscript>
          <p className="mb-4 rounded-lg border border-warning px-4 py-3">{words.without}</p>
        </noscript>
      </DayBoard>
    </div>
  )
})
