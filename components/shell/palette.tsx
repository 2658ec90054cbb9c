'use client'
/** Palette({ source, takeTyped, onClose })   the search dialog: pages and actions filtered here, everything else asked of the server. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Autocomplete, Header, Input, ListBox, ListBoxItem, ListBoxSection, TextField } from 'react-aria-components'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icons'
import { SkeletonLines } from '@/components/ui/skeleton'
import { shell } from '@/lib/messages/en/shell'
import type { PaletteFinder, PaletteSource } from './palette-button'
import { usePaletteSearch } from './use-palette-search'

type Line = { href: string; label: string; note?: string; icon: IconName; keywords?: string }

// What was found stays fresh for a while, so that opening the palette again shows it at once.
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1 } } })

interface PaletteProps {
  source: PaletteSource
  /** What was typed before this was here. */
  takeTyped: () => string
  onClose: () => void
}

export const Palette = (props: PaletteProps) => (
  <QueryClientProvider client={client}>
    <SearchDialog {...props} />
  </QueryClientProvider>
)

const NOTHING: readonly PaletteFinder[] = []

/** Before anything is typed the first rooms stand here, as many as need no scrolling. */
const FIRST = 8

function SearchDialog({ source, takeTyped, onClose }: PaletteProps) {
  const box = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  const [query, setQuery] = useState('')
  const find = source.find ?? NOTHING
  const search = usePaletteSearch(find, query)
  useEffect(() => {
    box.current?.showModal()
    setQuery(takeTyped())
  }, [takeTyped])

  const matches = (line: Line) =>
    query
      .toLowerCase()
      .split(/\s+/u)
      .every((word) => `${line.label} ${line.keywords ?? ''}`.toLowerCase().includes(word))
  const groups: { name: string; lines: readonly Line[] }[] = [
    { name: shell.palette.pages, lines: query === '' ? source.pages.slice(0, FIRST) : source.pages.filter(matches) },
    { name: shell.palette.actions, lines: (source.actions ?? []).filter(matches) },
    ...search.groups.map(({ what, lines }) => ({ name: shell.palette[what], lines })),
  ]
  const shown = groups.filter((group) => group.lines.length > 0)

  return (
    <dialog
      ref={box}
      aria-label={shell.palette.title}
      onClose={onClose}
      onClick={(event) => event.target === box.current && box.current?.close()}
      className="mx-auto mt-[12dvh] w-[min(36rem,calc(100vw-1rem))] overflow-hidden rounded-lg border border-border bg-overlay text-sm text-foreground shadow-overlay backdrop:bg-backdrop"
    >
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <TextField aria-label={shell.palette.title} autoFocus className="flex items-center gap-2.5 border-b border-separator px-4">
          <Icon name="search" className="shrink-0 text-muted" />
          <Input placeholder={shell.palette.placeholder(find.map(({ what }) => what))} className="h-12 w-full bg-transparent text-base outline-none placeholder:text-muted" />
        </TextField>
        <ListBox
          aria-label={shell.palette.title}
          className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5"
          renderEmptyState={() => (search.state === 'searching' ? <SkeletonLines /> : <p className="px-3 py-6 text-center text-muted">{shell.palette.nothing(query)}</p>)}
          onAction={(href) => {
            box.current?.close()
            router.push(String(href))
          }}
        >
          {shown.map((group) => (
            <ListBoxSection key={group.name} id={group.name}>
              <Header className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">{group.name}</Header>
              {group.lines.map((line) => (
                <ListBoxItem
                  key={line.href}
                  id={line.href}
                  textValue={line.label}
                  className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 outline-none data-focused:bg-accent-soft data-focused:text-accent-soft-foreground pointer-coarse:min-h-11"
                >
                  <Icon name={line.icon} className="shrink-0 text-muted" />
                  <span className="max-w-2/3 shrink-0 truncate">{line.label}</span>
                  {line.note && <span className="figures ms-auto min-w-0 truncate text-muted">{line.note}</span>}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
      <p role="status" className={search.state === 'failed' ? 'px-4 pb-3 text-danger' : 'sr-only'}>
        {search.state === 'failed' ? shell.palette.failed : search.state === 'searching' ? shell.palette.searching : ''}
      </p>
      <p className="border-t border-separator px-4 py-2 text-xs text-muted max-sm:hidden">{shell.palette.hint}</p>
    </dialog>
  )
}
