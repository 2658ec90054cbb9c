/** Legend()   what the kinds of bookings look like. */
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { BookingKind } from '@/lib/generated/prisma/enums'
import { visits as words } from '@/lib/messages/en/visits'
import { visitLook } from './visit-look'

export function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-muted">
      {Object.values(BookingKind).map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <Icon name={visitLook[kind].icon} size={14} className={cx('shrink-0', visitLook[kind].text)} />
          {words.kinds[kind]}
        </li>
      ))}
    </ul>
  )
}
