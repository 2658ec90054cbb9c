'use client'
/**
 * PaletteButton({ source })   the search of the top line; Ctrl K or ⌘ K opens it from anywhere.
 *   source: { pages, actions?, find? }
 *   pages, actions: PaletteItem[] = { href, label, icon, keywords? }
 *   find: PaletteFinder[] = { what: 'accounts' | 'sites' | 'registrations' | 'installations', url, href, account? }   what
 *     `GET url?q=…` finds, as use-palette-search.ts reads it; `href` holds `:id` or `:slug`; `account`: whose, where a
 *     person has several
 * The list itself is fetched when the button is hovered, focused or used: pages do not carry it.
 */
import dynamic from 'next/dynamic'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icons'
import { shell } from '@/lib/messages/en/shell'

export type PaletteItem = { href: string; label: string; icon: IconName; keywords?: string }
export type PaletteFinder = { what: 'accounts' | 'sites' | 'registrations' | 'installations'; url: string; href: string; account?: string }
export type PaletteSource = {
  pages: readonly PaletteItem[]
  actions?: readonly PaletteItem[]
  find?: readonly PaletteFinder[]
}

const load = () => import('./palette')
const Palette = dynamic(() => load().then((module) => module.Palette), { ssr: false })

export function PaletteButton({ source }: { source: PaletteSource }) {
  const [open, setOpen] = useState(false)
  // While the list is fetched: what somebody types then is for it.
  const early = useRef<string | null>(null)
  const takeTyped = useCallback(() => {
    const typed = early.current ?? ''
    early.current = null
    return typed
  }, [])
  const show = (isShown: boolean) => {
    early.current = isShown ? '' : null
    setOpen(isShown)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey
      // The first of the two keys fetches the list already.
      if (event.key === 'Control' || event.key === 'Meta') void load()
      else if (event.key.toLowerCase() === 'k' && hasModifier && !event.altKey && !event.shiftKey) show(!open)
      else if (early.current !== null && event.key.length === 1 && !hasModifier && !event.altKey) early.current += event.key
      else return
      if (event.key.length === 1) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show(true)}
        onPointerEnter={load}
        onFocus={load}
        className="touch-44 flex size-8 items-center justify-center gap-2 rounded-md text-muted hover:text-foreground sm:size-auto sm:min-h-8 sm:border sm:border-border sm:bg-surface sm:px-2.5 sm:hover:border-field-border max-sm:hover:bg-default"
      >
        <Icon name="search" size={15} />
        <span className="max-sm:sr-only">{shell.palette.open}</span>
        <kbd aria-hidden className="ms-4 rounded-sm bg-default px-1 font-sans text-[11px] max-sm:hidden">
          {shell.palette.keys}
        </kbd>
      </button>
      {open && <Palette source={source} takeTyped={takeTyped} onClose={() => show(false)} />}
    </>
  )
}
