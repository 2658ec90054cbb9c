'use client'
/**
 * SectorList({ action, site, sectors: { id, sector, name, offered }[], mayChange, empty })
 * The sectors of a site. One is taken out by a press and comes back by Undo; one that the catalogue offers no more could
 * not come back, so that press asks first.
 */
import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { siteLive } from '@/lib/messages/en/sites'
import type { SectorListState } from '@/lib/sites/actions'

const say = siteLive.sectors

interface Sector {
  id: string
  /** Its slug. */
  sector: string
  name: string
  /** False once the catalogue offers it no more. */
  offered: boolean
}

interface Props {
  action: (state: SectorListState, form: FormData) => Promise<SectorListState>
  /** The site's id. */
  site: string
  sectors: readonly Sector[]
  mayChange: boolean
  empty: ReactNode
}

export function SectorList({ action, site, sectors, mayChange, empty }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <>
      <Outcome state={state} send={send} site={site} />
      {sectors.length === 0 && empty}
      <ul>
        {sectors.map((sector) => (
          <li key={sector.id} className="flex min-h-10 items-center justify-between gap-4 border-b border-separator px-4 py-1.5 last:border-b-0 sm:px-5">
            <span className="flex min-w-0 flex-wrap items-center gap-x-2">
              <span className="min-w-0 wrap-anywhere">{sector.name}</span>
              {!sector.offered && <Badge>{say.notOffered}</Badge>}
            </span>
            {mayChange && (sector.offered ? <Remove send={send} site={site} sector={sector} /> : <RemoveForGood send={send} site={site} sector={sector} />)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What became of the last press, at the head of the list, with the way to take it back. */
function Outcome({ state: { removed, back, error }, send, site }: { state: SectorListState; send: (form: FormData) => void; site: string }) {
  const box = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone; whoever works by keyboard goes on from here.
  useEffect(() => {
    if (removed) box.current?.querySelector('button')?.focus()
    else if (back) box.current?.focus()
  }, [removed, back])
  const text = error ? error.message : removed ? say.removed(removed.name) : back ? say.back(back) : ''
  return (
    <div ref={box} tabIndex={-1} role="status" className={text ? 'flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-separator bg-surface-secondary px-4 py-2 sm:px-5' : undefined}>
      {text && (
        <p className={error ? 'flex items-center gap-2 text-danger' : 'flex items-center gap-2'}>
          <Icon name={error ? 'alert' : 'check'} className="shrink-0" />
          {text}
        </p>
      )}
      {removed && (
        <form action={send}>
          <Fields site={site} {...removed} />
          <input type="hidden" name="undo" value="yes" />
          <SubmitButton tone="secondary" size="small" icon="undo">
            {say.undo}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}

interface RowProps {
  send: (form: FormData) => void
  site: string
  sector: Sector
}

const Remove = ({ send, site, sector }: RowProps) => (
  <form action={send} className="shrink-0">
    <Fields site={site} {...sector} />
    <SubmitButton tone="quiet" size="small" aria-label={say.removeName(sector.name)}>
      {say.remove}
    </SubmitButton>
  </form>
)

const RemoveForGood = ({ send, site, sector }: RowProps) => (
  <Dialog id={`remove-${sector.id}`} title={say.removeName(sector.name)} trigger={say.remove} triggerLook={{ tone: 'quiet', size: 'small' }}>
    <form action={send} className="space-y-4">
      <Fields site={site} {...sector} />
      <p>{say.forGood}</p>
      <div className="flex flex-wrap gap-2">
        <SubmitButton tone="danger">{say.removeName(sector.name)}</SubmitButton>
        <DialogCancel />
      </div>
    </form>
  </Dialog>
)

const Fields = ({ site, sector, name }: { site: string; sector: string; name: string }) => (
  <>
    <input type="hidden" name="id" value={site} />
    <input type="hidden" name="sector" value={sector} />
    <input type="hidden" name="name" value={name} />
  </>
)
