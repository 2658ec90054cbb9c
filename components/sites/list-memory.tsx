'use client'
/**
 * RememberList({ path })   on a list: notes its filters, order and page for this tab.
 * BackToList({ path, label })   on a page behind it: leads back to just that. Without a script it leads to the list's beginning.
 */
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'

const keyOf = (path: string) => `list:${path}`

export function RememberList({ path }: { path: string }) {
  const query = useSearchParams().toString()
  useEffect(() => sessionStorage.setItem(keyOf(path), query), [path, query])
  return null
}

export function BackToList({ path, label }: { path: string; label: string }) {
  const [query, setQuery] = useState('')
  useEffect(() => setQuery(sessionStorage.getItem(keyOf(path)) ?? ''), [path])
  return (
    <Link href={query ? `${path}?${query}` : path} className="touch-44 -ms-1 mb-2 inline-flex min-h-6 items-center gap-1 rounded-sm pe-1 text-sm text-muted hover:text-foreground">
      <Icon name="chevronLeft" className="rtl:-scale-x-100" />
      {label}
    </Link>
  )
}
