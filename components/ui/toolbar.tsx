/**
 * Toolbar({ action, query, search?: { name, label }, filters?, extra?, children? })
 *   action: the list's path; query: its current search params (string values)
 *   filters: { name, label, options: { value, label, count? }[] }[]   one chip each; the choice lives in the URL
 *   extra: further chips, after the filters
 *   children: view switch, export and the like, at the end
 * Search is a GET form and each choice a link, so that all of it works without script. Changing anything drops `cursor`.
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'
import { Input } from './field'
import { Icon } from './icon'
import { Popover } from './popover'
import { PopoverLink } from './popover-link'
import { hrefWith, type Query } from './query-href'

export type Filter = { name: string; label: string; options: readonly { value: string; label: string; count?: number }[] }

export function Toolbar({
  action,
  query,
  search,
  filters = [],
  extra,
  children,
}: {
  action: string
  query: Query
  search?: { name: string; label: string }
  filters?: readonly Filter[]
  extra?: ReactNode
  children?: ReactNode
}) {
  const isFiltered = [search?.name, ...filters.map((filter) => filter.name)].some((name) => name && query[name])
  const cleared = Object.fromEntries([search?.name ?? '', ...filters.map((filter) => filter.name)].map((name) => [name, undefined]))
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3 sm:px-5">
      {search && (
        <form action={action} method="get" role="search" className="relative w-full sm:w-56 2xl:w-80">
          {Object.entries(query).map(([name, value]) =>
            name === search.name || name === 'cursor' || !value ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          <Icon name="search" size={14} className="pointer-events-none absolute inset-s-2.5 top-1/2 -translate-y-1/2 text-muted" />
          <Input key={query[search.name]} compact type="search" name={search.name} defaultValue={query[search.name]} aria-label={search.label} placeholder={search.label} className="ps-8" />
        </form>
      )}
      {/* A phone has them in one line that goes sideways, so that the list itself begins on the first screen. */}
      <div className="sm:contents max-sm:-mx-4 max-sm:-my-1.5 max-sm:flex max-sm:w-[calc(100%+2rem)] max-sm:gap-2 max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1.5 max-sm:*:shrink-0">
        {filters.map((filter) => (
          <FilterChip key={filter.name} action={action} query={query} filter={filter} />
        ))}
        {extra}
        {isFiltered && (
          <Link href={hrefWith(action, query, { ...cleared, cursor: undefined })} className="touch-44 inline-flex min-h-8 items-center rounded-md px-2 text-sm text-muted hover:text-foreground">
            {ui.clearFilters}
          </Link>
        )}
        {children && <div className="flex items-center gap-2 sm:ms-auto sm:flex-wrap">{children}</div>}
      </div>
    </div>
  )
}

function FilterChip({ action, query, filter }: { action: string; query: Query; filter: Filter }) {
  const chosen = filter.options.find((option) => option.value === query[filter.name])
  const hrefOf = (value: string | undefined) => hrefWith(action, query, { [filter.name]: value, cursor: undefined })
  return (
    <Popover
      id={`filter-${filter.name}`}
      triggerClass={cx(
        'touch-44 inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2 text-sm whitespace-nowrap',
        chosen ? 'border-accent bg-accent-soft text-accent-soft-foreground' : 'border-dashed border-field-border/70 text-muted hover:text-foreground',
      )}
      trigger={
        <>
          <span>{chosen ? `${filter.label}: ${chosen.label}` : filter.label}</span>
          <Icon name="chevronDown" size={14} />
        </>
      }
    >
      <nav aria-label={ui.filterBy(filter.label)} className="max-h-80 overflow-y-auto">
        <PopoverLink href={hrefOf(undefined)} current={!chosen}>
          {ui.any}
        </PopoverLink>
        {filter.options.map((option) => (
          <PopoverLink key={option.value} href={hrefOf(option.value)} current={option === chosen}>
            <span className="flex justify-between gap-4">
              {option.label}
              {option.count !== undefined && <span className="figures text-muted">{option.count}</span>}
            </span>
          </PopoverLink>
        ))}
      </nav>
    </Popover>
  )
}
