'use client'
/**
 * useToasts() → { toasts, show(text, tone?), dismiss(id) }   and   <Toasts {...} />
 * Short messages at the foot of the window about what has just happened elsewhere on it. They are announced, wait while
 * the pointer or the focus is on them, and go by themselves; what somebody must act on belongs into the page instead.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'
import { Icon } from './icon'

type Tone = 'plain' | 'danger'
interface Toast {
  id: number
  text: string
  tone: Tone
}

const STAYS_MS = 8000
const MOST = 4

export function useToasts() {
  const [toasts, setToasts] = useState<Toast[]>([])
  const last = useRef(0)
  const show = useCallback((text: string, tone: Tone = 'plain') => {
    last.current += 1
    const toast = { id: last.current, text, tone }
    setToasts((shown) => [...shown, toast].slice(-MOST))
  }, [])
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), [])
  return { toasts, show, dismiss }
}

export function Toasts({ toasts, dismiss }: { toasts: readonly Toast[]; dismiss: (id: number) => void }) {
  const [held, setHeld] = useState(false)
  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-4 bottom-20 z-20 flex flex-col items-center gap-2 md:bottom-6"
    >
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} held={held} dismiss={dismiss} />
      ))}
    </div>
  )
}

function ToastBox({ toast, held, dismiss }: { toast: Toast; held: boolean; dismiss: (id: number) => void }) {
  const { id, text, tone } = toast
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(id), STAYS_MS)
    return () => clearTimeout(timer)
  }, [held, id, dismiss])
  return (
    <div className={cx('pointer-events-auto flex max-w-lg items-start gap-2.5 rounded-lg border bg-overlay py-2.5 ps-3.5 pe-2 text-sm shadow-overlay', tone === 'danger' ? 'border-danger' : 'border-border')}>
      <Icon name={tone === 'danger' ? 'alert' : 'check'} className={cx('mt-0.5 shrink-0', tone === 'danger' ? 'text-danger' : 'text-success')} />
      <p className="min-w-0 wrap-anywhere">{text}</p>
      <button type="button" aria-label={ui.close} onClick={() => dismiss(id)} className="touch-44 flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-default">
        <Icon name="x" size={14} />
      </button>
    </div>
  )
}
