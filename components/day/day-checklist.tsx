'use client'
/** DayChecklist({ items, act })   the items as large rows: a press ticks; one that asks for a photo opens the camera. */
import { useId, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { DayAction, DayItem } from '@/lib/installations/day-state'
import { shrinkPhoto } from '@/lib/installations/shrink-photo'
import { day as words } from '@/lib/messages/en/day'
import { ui } from '@/lib/messages/en/ui'

interface Props {
  items: readonly DayItem[]
  act: (action: DayAction) => void
}

export function DayChecklist({ items, act }: Props) {
  return (
    <ul aria-label={words.checklist} className="-mx-4 border-y border-separator">
      {items.map((item) => (
        <Row key={item.id} item={item} act={act} />
      ))}
    </ul>
  )
}

function Row({ item, act }: { item: DayItem; act: Props['act'] }) {
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  const tick = (done: boolean, photo?: string) => act({ kind: 'item', item: item.id, body: { done, ...(photo !== undefined && { photo }) } })
  const onPhoto = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    const photo = await shrinkPhoto(file).finally(() => setBusy(false))
    tick(true, photo)
  }
  // Without its photo such an item is ticked by taking one.
  const opensCamera = item.needsPhoto && !item.hasPhoto
  const notes = [...(item.mandatory ? [] : [words.optional]), ...(item.hasPhoto ? [words.photoTaken] : [])]
  return (
    <li className="border-b border-separator last:border-b-0">
      <div className="flex min-h-14 items-center gap-2 px-4 py-1.5">
        <label htmlFor={`${id}tick`} className="flex min-h-12 min-w-0 grow items-center gap-3">
          {opensCamera && !item.isDone ? (
            <Icon name="circleDashed" size={24} label={ui.toDo} className="shrink-0 text-muted" />
          ) : (
            <input id={`${id}tick`} type="checkbox" checked={item.isDone} onChange={(event) => tick(event.target.checked)} className="size-6 shrink-0 accent-accent" />
          )}
          <span className="min-w-0">
            <span className={cx('block text-[15px] wrap-anywhere', item.isDone && 'text-muted')}>{item.text}</span>
            {notes.length > 0 && <span className="block text-[13px] text-muted">{notes.join(', ')}</span>}
          </span>
        </label>
        {item.needsPhoto && (
          <label className={cx(buttonClass({ tone: opensCamera ? 'primary' : 'quiet' }), 'min-h-12 shrink-0 cursor-pointer focus-within:outline-2 focus-within:outline-focus')}>
            <Icon name={isBusy ? 'rotate' : 'camera'} size={18} className={isBusy ? 'animate-spin' : undefined} />
            <span className={opensCamera ? undefined : 'sr-only'}>{isBusy ? words.shrinking : opensCamera ? words.takePhoto : words.newPhoto}</span>
            <input
              type="file"
              accept="image/jpeg,image/png,image/webp"
              capture="environment"
              aria-label={`${opensCamera ? words.takePhoto : words.newPhoto}: ${item.text}`}
              className="sr-only"
              onChange={(event) => {
                void onPhoto(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </label>
        )}
      </div>
    </li>
  )
}
