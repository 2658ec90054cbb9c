'use client'
/**
 * SectorPicker({ sectors: { slug, name }[], selected: slugs, limit, used, name, error?, hint? })
 * Chooses several sectors at once. Every sector is a checkbox called `name`, so the choice is sent without a script too;
 * with one, a search narrows the list (what is chosen stays chosen), arrow keys move in it, and the count says how many
 * places are left. At the limit the others rest, with the reason in words; the server is the judge.
 *   limit: null is unlimited; used: places taken before this choice
 * The first checkbox has the id `name`, so that an error summary can link to it.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { cx } from '@/components/ui/cx'
import { FieldError, Input, firstError, type FieldProps } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { foldName } from '@/lib/core/unicode'
import { sectorPicker as say } from '@/lib/messages/en/sites'

interface Props {
  sectors: readonly { slug: string; name: string }[]
  selected: readonly string[]
  limit: number | null
  used: number
  name: string
  error?: FieldProps['error']
  hint?: string
}

// A form that comes back puts its boxes to what they were at first; a new key makes what was chosen the first.
export const SectorPicker = (props: Props) => <Picker key={props.selected.join(' ')} {...props} />

/** Fewer than these are seen at a glance. */
const SEARCH_FROM = 9

function Picker({ sectors, selected, limit, used, name, error, hint }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(selected.filter((slug) => sectors.some((sector) => sector.slug === slug))))
  const [query, setQuery] = useState('')
  const [ready, setReady] = useState(false)

  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])]
  const count = () => setChosen(new Set(boxes().flatMap((box) => (box.checked ? [box.value] : []))))
  // The browser may have put back what was ticked before this page was left.
  useEffect(() => {
    setReady(true)
    count()
  }, [])

  const words = foldName(query).split(' ')
  const fits = (sector: { name: string }) => words.every((word) => foldName(sector.name).includes(word))
  const found = sectors.filter(fits).length
  const left = limit === null ? null : limit - used - chosen.size
  const isFull = ready && left !== null && left <= 0

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'search') event.preventDefault() // a search sends nothing
    if (step === 0) return
    const stops = boxes().filter((box) => !box.disabled && !box.closest('[hidden]'))
    const at = stops.findIndex((box) => box === document.activeElement)
    stops[Math.max(0, at + step)]?.focus()
    event.preventDefault()
  }

  return (
    <fieldset onKeyDown={move} aria-describedby={cx(hint && `${name}-hint`, `${name}-count`, firstError(error) && `${name}-error`)} className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{say.legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${name}-error`} error={error} />
      <div className="sticky top-14 z-2 -mx-1 flex flex-wrap items-center gap-x-4 gap-y-2 bg-surface px-1 py-2">
        {ready && sectors.length >= SEARCH_FROM && (
          <span className="relative w-full sm:w-64">
            <Icon name="search" size={14} className="pointer-events-none absolute inset-s-2.5 top-1/2 -translate-y-1/2 text-muted" />
            <Input compact type="search" value={query} onChange={(event) => setQuery(event.target.value)} aria-label={say.search} placeholder={say.search} autoComplete="off" className="ps-8 pointer-coarse:min-h-11" />
          </span>
        )}
        {/* Room for two lines on a phone from the start: nothing may move under a finger when the limit is met. */}
        <p id={`${name}-count`} role="status" className="figures grow text-sm max-sm:min-h-[2lh]">
          <span className="font-medium">{say.chosen(chosen.size)}</span>
          <span className={left !== null && left < 0 ? 'font-medium text-danger' : 'text-muted'}>{` · ${room(limit, left)}`}</span>
        </p>
        <p role="status" className="sr-only">
          {query && (found === 0 ? say.none(query) : say.found(found))}
        </p>
      </div>
      {sectors.length === 0 && <p className="py-2 text-muted">{say.empty}</p>}
      <ul ref={list} className="grid gap-x-3 sm:grid-cols-2 xl:grid-cols-3">
        {sectors.map((sector, index) => (
          <li key={sector.slug} hidden={!fits(sector)}>
            <label
              className={cx(
                'flex min-h-9 items-center gap-3 rounded-md px-2 py-1.5 hover:bg-default pointer-coarse:min-h-11',
                'has-checked:bg-accent-soft has-checked:text-accent-soft-foreground has-disabled:text-muted has-disabled:hover:bg-transparent',
              )}
            >
              <input
                type="checkbox"
                id={index === 0 ? name : `${name}-${sector.slug}`}
                name={name}
                value={sector.slug}
                defaultChecked={selected.includes(sector.slug)}
                disabled={isFull && !chosen.has(sector.slug)}
                onChange={count}
                className="size-4.5 shrink-0 rounded-sm accent-accent"
              />
              <span className="min-w-0 wrap-anywhere">{sector.name}</span>
            </label>
          </li>
        ))}
      </ul>
      {query && found === 0 && <p className="py-2 text-muted">{say.none(query)}</p>}
    </fieldset>
  )
}

/** What is left of the limit, in words. */
function room(limit: number | null, left: number | null): string {
  if (limit === null || left === null) return say.noLimit
  if (left < 0) return say.over(-left)
  return left === 0 ? say.full(limit) : say.left(left, limit)
}
