'use client'
/**
 * SlotKeys({ label, hint?, children })   the scrolling frame of a day. One free time is reached by Tab; from there the arrow keys
 * go on: up and down in a column, to the nearest in height in the next one.
 */
import { useId, type KeyboardEvent, type ReactNode } from 'react'

const topOf = (element: Element): number => element.getBoundingClientRect().top

function next(all: HTMLElement[], here: HTMLElement, key: string): HTMLElement | undefined {
  const column = (slot: HTMLElement) => Number(slot.dataset.slot)
  const own = all.filter((slot) => column(slot) === column(here))
  if (key === 'ArrowDown' || key === 'ArrowUp') return own[own.indexOf(here) + (key === 'ArrowDown' ? 1 : -1)]
  if (key === 'Home' || key === 'End') return own.at(key === 'Home' ? 0 : -1)
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  const beyond = all.filter((slot) => step !== 0 && (column(slot) - column(here)) * step > 0)
  const nearest = Math.min(...beyond.map((slot) => Math.abs(column(slot) - column(here))))
  return beyond.filter((slot) => Math.abs(column(slot) - column(here)) === nearest).toSorted((a, b) => Math.abs(topOf(a) - topOf(here)) - Math.abs(topOf(b) - topOf(here)))[0]
}

export function SlotKeys({ label, hint, children }: { label: string; hint?: string | undefined; children: ReactNode }) {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const here = event.target
    if (!(here instanceof HTMLElement) || here.dataset.slot === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-slot]')]
    const wanted = next(all, here, event.key)
    if (!wanted) return
    event.preventDefault()
    for (const slot of all) slot.tabIndex = slot === wanted ? 0 : -1
    wanted.focus()
    wanted.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return (
    // The keys belong to the links inside; the frame only passes them on.
    <div role="group" aria-label={label} className="relative overflow-x-auto rounded-b-lg" onKeyDown={onKeyDown} aria-describedby={hint ? id : undefined}>
      {hint && (
        <p id={id} className="sr-only">
          {hint}
        </p>
      )}
      {children}
    </div>
  )
}
