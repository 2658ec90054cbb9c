/** DueDate({ dueAt })   when an invoice is due, in words, with the exact day on hover; amber before, red after. */
import { Badge } from '@/components/ui/badge'
import { When } from '@/components/ui/when'
import { now } from '@/lib/core/clock'
import { words } from '@/lib/messages/words'

export function DueDate({ dueAt }: { dueAt: Date }) {
  const { dueIn, wasDue } = words().billing
  const late = dueAt < now()
  return (
    <Badge color={late ? 'red' : 'amber'} icon={late ? 'alert' : 'clock'}>
      {late ? wasDue : dueIn} <When at={dueAt} show="relative" />
    </Badge>
  )
}
