/** MergeEffects({ preview })   what a merge would do: which sites move, which sectors fall together, which move over. */
import type { MergedSector, MergePreview } from '@/lib/catalogue/preview-merge'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.merge

function Sectors({ title, sectors, all, text }: { title: string; sectors: MergedSector[]; all: number; text: (sector: MergedSector) => string }) {
  if (all === 0) return null
  return (
    <li>
      {title}
      <ul className="mt-1 list-disc space-y-0.5 ps-5 text-muted">
        {sectors.map((sector) => (
          <li key={sector.name}>{text(sector)}</li>
        ))}
        {all > sectors.length && <li>{say.more(all - sectors.length)}</li>}
      </ul>
    </li>
  )
}

export function MergeEffects({ preview }: { preview: MergePreview }) {
  const { sites, accounts, both, intoName, fromName } = preview
  return (
    <ul className="space-y-3">
      <li>{say.sites(sites, accounts, intoName)}</li>
      {both > 0 && <li>{say.both(both)}</li>}
      <Sectors title={say.joined(preview.joinedCount)} sectors={preview.joined} all={preview.joinedCount} text={(sector) => say.joinedWith(sector.name, sector.intoName ?? '', sector.sites)} />
      <Sectors title={say.moved(preview.movedCount)} sectors={preview.moved} all={preview.movedCount} text={(sector) => say.movedAs(sector.name, sector.sites, sector.active)} />
      <li>{say.final(fromName)}</li>
    </ul>
  )
}
