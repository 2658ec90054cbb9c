'use client'
/**
 * toast(text, { tone?, undo? })   says that something was done, for 6 s; `undo` adds a button (and 4 s more)
 * <ToastRegion />   stands once in the signed-in layout: a polite live region, so that screen readers hear it.
 * Failures that need an answer belong in a Banner, not here: a toast goes away.
 */
import { useSyncExternalStore } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { Icon } from './icon'

type Toast = { id: number; text: string; tone: 'done' | 'failed'; undo?: () => void }

let shown: readonly Toast[] = []
let lastId = 0
const watchers = new Set<() => void>()
const none: readonly Toast[] = []

function show(next: readonly Toast[]): void {
  shown = next
  for (const watcher of watchers) watcher()
}
const dismiss = (id: number) => show(shown.filter((each) => each.id !== id))
const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function toast(text: string, { tone = 'done', undo }: { tone?: Toast['tone']; undo?: () => void } = {}): void {
  const id = ++lastId
  show([...shown.slice(-2), { id, text, tone, undo }])
  setTimeout(() => dismiss(id), undo ? 10_000 : 6000)
}

export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribe, () => shown, () => none)
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-end gap-2 sm:bottom-6">
      {toasts.map((each) => (
        <div key={each.id} className="pointer-events-auto flex max-w-md items-center gap-3 rounded-lg border border-border bg-overlay py-2 ps-4 pe-2 text-sm shadow-overlay">
          <Icon name={each.tone === 'done' ? 'circleCheck' : 'alert'} className={each.tone === 'done' ? 'text-success' : 'text-danger'} />
          <span className="grow">{each.text}</span>
          {each.undo && (
            <button
              type="button"
              className="touch-44 min-h-8 rounded-md px-2 font-medium text-accent hover:bg-default"
              onClick={() => {
                each.undo?.()
                dismiss(each.id)
              }}
            >
              {ui.undo}
            </button>
          )}
          <button type="button" aria-label={ui.dismiss} className="touch-44 flex size-8 items-center justify-center rounded-md text-muted hover:bg-default" onClick={() => dismiss(each.id)}>
            <Icon name="x" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
