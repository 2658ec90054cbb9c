'use client'
/**
 * Neighbours({ previous, next })   to the registrations beside this one in the same view; J and K do the same. They take
 *                                  this page's place in the history, so that going back leads to the view.
 * WatchChanges({ id, number, since })   reads the page anew when somebody else has changed this registration.
 */
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { ChangesAnswer } from '@/lib/registrations/schema'

const say = words.detail

export function Neighbours({ previous, next }: { previous: string | null; next: string | null }) {
  const router = useRouter()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
      const href = event.key === 'j' ? next : event.key === 'k' ? previous : null
      if (href) router.replace(href)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, previous, next])
  return (
    <nav aria-label={say.neighbours} className="flex gap-2">
      <Turn href={previous} label={say.previous} rel="prev" />
      <Turn href={next} label={say.next} rel="next" />
    </nav>
  )
}

function Turn({ href, label, rel }: { href: string | null; label: string; rel: 'prev' | 'next' }) {
  const content = (
    <>
      <Icon name={rel === 'prev' ? 'arrowUp' : 'arrowDown'} size={14} />
      {label}
    </>
  )
  if (!href) {
    return (
      <span aria-disabled className={buttonClass({ size: 'small' })}>
        {content}
      </span>
    )
  }
  return (
    <Link href={href} replace rel={rel} className={buttonClass({ size: 'small' })}>
      {content}
    </Link>
  )
}

const LOOK_EVERY_MS = 4000

export function WatchChanges({ id, number, since }: { id: string; number: string; since: string }) {
  const router = useRouter()
  useEffect(() => {
    // Each look goes on where the one before ended, however many others have changed since the page was opened.
    let from = since
    const look = async (): Promise<void> => {
      const answer = await fetch(`/api/admin/registrations/changes?${new URLSearchParams({ since: from, q: number }).toString()}`)
      if (!answer.ok) return
      const changes = (await answer.json()) as ChangesAnswer
      from = changes.now
      if (changes.rows.some((row) => row.id === id && row.updated_at > since)) router.refresh()
    }
    const timer = setInterval(() => {
      // Without a connection there is nothing to see; the next look may find more.
      if (!document.hidden) look().catch(() => undefined)
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [id, number, since, router])
  return null
}
