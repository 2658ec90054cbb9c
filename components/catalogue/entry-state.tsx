/** EntryState({ entry })   whether an industry or sector can be chosen, or what took its place. */
import { Badge } from '@/components/ui/badge'
import type { EntryRow } from '@/lib/catalogue/entries-queries'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export function EntryState({ entry: { active, mergedInto } }: { entry: Pick<EntryRow, 'active' | 'mergedInto'> }) {
  if (mergedInto) return <Badge icon="arrowRight">{words.states.merged}</Badge>
  return active ? (
    <Badge color="green" icon="circleCheck">
      {words.states.active}
    </Badge>
  ) : (
    <Badge icon="pause">{words.states.inactive}</Badge>
  )
}
