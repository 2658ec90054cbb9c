'use client'
/**
 * RememberPlace()        on table and board: brings the focus back to the row one came from.
 * BackToPlace({ href })  on a registration's page: back to the very same place. Where the view is the page before this one
 *                        it goes back in the history, so that scroll and loaded rows are as they were (PIPE-17);
 *                        without a script, and after a link from elsewhere, it leads to the view's address.
 */
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useEffect, type MouseEvent } from 'react'
import { Icon } from '@/components/ui/icon'
import { registrations as words } from '@/lib/messages/en/registrations'
import { LIST_PATH } from './list-path'

const OPENED = 'registrations:opened'

export function RememberPlace() {
  const query = useSearchParams().toString()
  useEffect(() => {
    const id = sessionStorage.getItem(OPENED)
    sessionStorage.removeItem(OPENED)
    if (!id) return
    const link = document.querySelector<HTMLElement>(`a[data-row-link][href*="${id}"], a[data-card-link][href*="${id}"]`)
    link?.focus({ preventScroll: true })
  }, [query])
  return null
}

/** The entry before this one in the tab's history, where the browser tells. */
function previousEntry(): URL | null {
  const history = (window as { navigation?: { entries: () => { url: string | null }[]; currentEntry: { index: number } | null } }).navigation
  const url = history?.entries()[(history.currentEntry?.index ?? 0) - 1]?.url
  return url ? new URL(url) : null
}

export function BackToPlace({ id, href }: { id: string; href: string }) {
  useEffect(() => sessionStorage.setItem(OPENED, id), [id])
  const back = (event: MouseEvent) => {
    const previous = previousEntry()
    if (previous?.pathname !== LIST_PATH || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    window.history.back()
  }
  return (
    <Link href={href} onClick={back} className="touch-44 -ms-1 inline-flex min-h-6 items-center gap-1 rounded-sm pe-1 text-sm text-muted hover:text-foreground">
      <Icon name="chevronLeft" className="rtl:-scale-x-100" />
      {words.detail.back}
    </Link>
  )
}
