/** EntryCards({ industry, sector?, entry })   what can be done with an industry or sector: name and place, offered or not, merge. */
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { EntryRow } from '@/lib/catalogue/entries-queries'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import { ActiveForm } from './active-form'
import { EntryForm } from './entry-form'
import { entryPath } from './entry-path'

const say = words.entry

export function EntryCards({ industry, sector, entry }: { industry: string; sector?: string; entry: EntryRow }) {
  const key = { industry, ...(sector !== undefined && { sector }) }
  return (
    <>
      <Card title={say.settings}>
        <EntryForm {...key} name={entry.name} />
      </Card>
      <Card title={say.offer}>
        <ActiveForm {...key} name={entry.name} active={entry.active} sites={entry.sites} />
      </Card>
      <Card title={say.merge}>
        <p className="mb-3">{say.mergeText(words.import.effects.kinds[sector === undefined ? 'industry' : 'sector'])}</p>
        <LinkButton href={`${entryPath(industry)}/merge${sector === undefined ? '' : `?sector=${sector}`}`}>{say.mergeLink}</LinkButton>
      </Card>
    </>
  )
}
