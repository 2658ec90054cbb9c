'use client'
/**
 * RowKeys: the scrolling frame of a table, and its keys. j and k move the focus from row to row, Enter opens (the row's
 * own link), x selects. The head's checkbox selects all. Keys are left alone while someone types in a field.
 */
import { useEffect, useRef, type ReactNode } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))

export function RowKeys({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const stops = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('[data-row-link]') ?? row?.querySelector<HTMLElement>('[data-row-select]')
    // A row that can neither be opened nor selected is passed over.
    const rows = () => [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].filter((row) => stops(row))
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return
      const all = rows()
      const at = all.findIndex((row) => row.contains(document.activeElement))
      if (event.key === 'j' || event.key === 'k') {
        const next = at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))
        stops(all[next])?.focus()
        all[next]?.scrollIntoView({ block: 'nearest' })
      } else if (event.key === 'x' && at !== -1) {
        all[at]?.querySelector<HTMLInputElement>('[data-row-select]')?.click()
      } else return
      event.preventDefault()
    }
    const onChange = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement) || !event.target.matches('[data-select-all]')) return
      for (const box of frame.current?.querySelectorAll<HTMLInputElement>('[data-row-select]') ?? [])
        if (box.checked !== event.target.checked) box.click()
    }
    const here = frame.current
    document.addEventListener('keydown', onKey)
    here?.addEventListener('change', onChange)
    return () => {
      document.removeEventListener('keydown', onKey)
      here?.removeEventListener('change', onChange)
    }
  }, [])

  return (
    <div ref={frame} className="overflow-x-auto rounded-b-lg [&_tbody_tr:last-child_td]:border-b-0">
      {children}
    </div>
  )
}
