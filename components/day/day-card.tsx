'use client'
/** DayCard({ stop, waiting, reasons, act })   one stop: when, who, where, how to get there, and the one next thing to do. */
import { useState } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import { isOver, openItems, type DayAction, type DayStop } from '@/lib/installations/day-state'
import { mapHref, phoneHref } from '@/lib/installations/links'
import { day as words } from '@/lib/messages/en/day'
import { installations } from '@/lib/messages/en/installations'
import { DayChecklist } from './day-checklist'
import { DayFail } from './fail-form'

interface Props {
  stop: DayStop
  /** How many actions on it wait to be sent. */
  waiting: number
  reasons: readonly { id: string; text: string }[]
  act: (action: DayAction) => void
}

const wide = 'min-h-12 w-full text-base'

export function DayCard({ stop, waiting, reasons, act }: Props) {
  const over = isOver(stop)
  if (stop.kind === 'absence') return <Absence stop={stop} />
  return (
    <article aria-label={`${stop.time} ${stop.name ?? ''}`} className={cx('rounded-lg border bg-surface p-4', stop.status === 'in_progress' ? 'border-accent' : 'border-border')}>
      <header className="flex items-start justify-between gap-3">
        <p className="figures text-xl font-semibold tracking-tight">
          {stop.time}
          <span className="font-normal text-muted">–{stop.until}</span>
        </p>
        <div className="flex flex-col items-end gap-1 text-sm">
          <StopState stop={stop} />
          {waiting > 0 && (
            <Badge color="amber" icon="send">
              {words.waits}
            </Badge>
          )}
        </div>
      </header>
      <h2 className="mt-1 text-lg font-semibold wrap-anywhere">{stop.name}</h2>
      <p className="text-muted">
        {stop.kind === 'survey' ? words.kinds.survey : stop.jobType} <span className="ms-1 font-mono text-[13px]">{stop.number}</span>
      </p>
      <p className="mt-2 wrap-anywhere">{[stop.address, stop.city].filter(Boolean).join(', ')}</p>
      {stop.addressNotes && <p className="mt-1 text-sm text-muted wrap-anywhere">{stop.addressNotes}</p>}
      {stop.note && <p className="mt-1 text-sm text-muted wrap-anywhere">{stop.note}</p>}
      {!over && <WayThere stop={stop} />}
      <Work stop={stop} reasons={reasons} act={act} />
    </article>
  )
}

function StopState({ stop }: { stop: DayStop }) {
  if (stop.kind === 'survey') return stop.outcome ? <span>{words.outcomes[stop.outcome]}</span> : null
  return stop.status && <Status of="installation" is={stop.status} note={stop.isPaused ? installations.work.paused : undefined} />
}

function Absence({ stop }: { stop: DayStop }) {
  return (
    <article className="rounded-lg border border-dashed border-border px-4 py-3 text-muted">
      <span className="figures">{`${stop.time}–${stop.until}`}</span> {words.kinds.absence}
      {stop.note && `: ${stop.note}`}
    </article>
  )
}

/** To the customer: by phone, and by the map. */
function WayThere({ stop }: { stop: DayStop }) {
  const { phone, address, city, latitude, longitude } = stop
  return (
    <div className="mt-3 grid grid-cols-2 gap-2">
      {phone && (
        <a href={phoneHref(phone)} className={cx(buttonClass({ size: 'large' }), 'min-h-12')}>
          <Icon name="phone" size={18} />
          {words.call}
        </a>
      )}
      {(address || latitude !== null) && (
        <a href={mapHref({ latitude, longitude, address: address ?? '', city: city ?? '' })} target="_blank" rel="noreferrer" className={cx(buttonClass({ size: 'large' }), 'min-h-12')}>
          <Icon name="mapPin" size={18} />
          {words.map}
        </a>
      )}
    </div>
  )
}

function Work({ stop, reasons, act }: Omit<Props, 'waiting'>) {
  const [isFailing, setFailing] = useState(false)
  const { status } = stop
  const details = (
    <LinkButton tone="quiet" size="large" className="col-start-2 min-h-12" href={stop.kind === 'survey' ? `/admin/surveys/${stop.id}` : `/admin/installations/${stop.id}`}>
      {words.details}
    </LinkButton>
  )
  if (isOver(stop)) return <div className="mt-1 grid grid-cols-2 gap-2">{details}</div>
  if (stop.kind === 'survey') {
    return (
      <div className="mt-2">
        <LinkButton href={`/admin/surveys/${stop.id}`} tone="primary" size="large" className={wide}>
          {words.survey}
        </LinkButton>
        <p className="mt-1 text-center text-sm text-muted">{words.surveyHint}</p>
      </div>
    )
  }
  if (status !== 'assigned' && status !== 'in_progress') return <div className="mt-1 grid grid-cols-2 gap-2">{details}</div>
  const move = (kind: 'start' | 'pause' | 'resume' | 'complete') => act({ kind, body: { expected_status: status } })
  if (isFailing) {
    return (
      <div className="mt-4">
        <DayFail
          id={stop.id}
          reasons={reasons}
          onLeave={() => setFailing(false)}
          onFail={(reasonId, note) => {
            setFailing(false)
            act({ kind: 'fail', body: { expected_status: status, reason_id: reasonId, ...(note && { note }) } })
          }}
        />
      </div>
    )
  }
  const fail = (
    <Button tone="quiet" size="large" className="min-h-12" onClick={() => setFailing(true)}>
      {words.fail}
    </Button>
  )
  if (status === 'assigned') {
    return (
      <div className="mt-2 grid gap-2">
        <Button tone="primary" size="large" icon="play" className={wide} onClick={() => move('start')}>
          {words.start}
        </Button>
        <div className="grid grid-cols-2 gap-2">
          {fail}
          {details}
        </div>
      </div>
    )
  }
  const open = openItems(stop)
  return (
    <div className="mt-4 space-y-3">
      {stop.items.length > 0 && <DayChecklist items={stop.items} act={act} />}
      <div>
        <Button tone="primary" size="large" icon="check" className={wide} disabled={open > 0} onClick={() => move('complete')}>
          {words.complete}
        </Button>
        {open > 0 && <p className="mt-1 text-center text-sm text-muted">{words.itemsOpen(open)}</p>}
      </div>
      <Button size="large" icon={stop.isPaused ? 'play' : 'pause'} className={wide} onClick={() => move(stop.isPaused ? 'resume' : 'pause')}>
        {stop.isPaused ? words.resume : words.pause}
      </Button>
      <div className="grid grid-cols-2 gap-2">
        {fail}
        {details}
      </div>
    </div>
  )
}
