/**
 * FilterBar({ query, assignees, plans, layout, children })
 * Search and filters of table and board: all of it lives in the address, and works without script. What is filtered by
 * stands below as chips that take themselves out.
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { Toolbar, type Filter } from '@/components/ui/toolbar'
import { statusLook } from '@/lib/core/status-look'
import { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import { ui } from '@/lib/messages/en/ui'
import type { Choice } from '@/lib/registrations/screen-queries'
import { LIST_PATH } from './list-path'

const say = words.filters
/** Filters by what somebody types. */
const typed = ['city', 'source', 'tag', 'from', 'to'] as const
const TYPES: Partial<Record<(typeof typed)[number], string>> = { from: 'date', to: 'date' }

interface Props {
  query: Query
  assignees: readonly Choice[]
  plans: readonly Choice[]
  layout: 'table' | 'board'
  /** What stands at the end: views, columns. */
  children?: ReactNode
}

export function FilterBar({ query, assignees, plans, layout, children }: Props) {
  const stages: Filter = { name: 'status', label: say.status, options: Object.values(RegistrationStatus).map((value) => ({ value, label: statusLook('registration', value).word })) }
  const owners: Filter = { name: 'assignee', label: say.assignee, options: [{ value: 'none', label: words.nobody }, ...assignees] }
  return (
    <Toolbar
      action={LIST_PATH}
      query={query}
      search={{ name: 'q', label: words.search }}
      filters={[...(layout === 'table' ? [stages] : []), owners, { name: 'plan', label: say.plan, options: plans }]}
      extra={
        <>
          <Toggle query={query} name="late" label={words.late} />
          <Toggle query={query} name="soon" label={words.soon} />
          <More query={query} />
          {chipsOf(query, layout).map((one) => (
            <Chip key={one.name} query={query} {...one} />
          ))}
        </>
      }
    >
      {children}
    </Toolbar>
  )
}

const chip = 'touch-44 inline-flex min-h-8 items-center gap-1.5 rounded-md border px-2 text-sm whitespace-nowrap'
const chosen = 'border-accent bg-accent-soft text-accent-soft-foreground'

function Toggle({ query, name, label }: { query: Query; name: 'late' | 'soon'; label: string }) {
  const isOn = query[name] === '1'
  return (
    <Link
      href={hrefWith(LIST_PATH, query, { late: undefined, soon: undefined, [name]: isOn ? undefined : '1', cursor: undefined })}
      aria-current={isOn ? 'true' : undefined}
      className={`${chip} ${isOn ? chosen : 'border-dashed border-field-border/70 text-muted hover:text-foreground'}`}
    >
      <Icon name={name === 'late' ? 'alert' : 'clock'} size={14} />
      {label}
    </Link>
  )
}

interface Chosen {
  name: keyof typeof say
  value: string
}

/** What the view is filtered by besides the chips that are always there; links from the reports bring some that nobody can type. */
function chipsOf(query: Query, layout: Props['layout']): Chosen[] {
  const word = (stage: string): string => (stage in RegistrationStatus ? statusLook('registration', stage as RegistrationStatus).word : stage)
  const shown = (name: Chosen['name'], text: string): string => {
    if (name === 'furthest' || name === 'reached') return word(text)
    if (name === 'status') return text.split(',').map(word).join(', ')
    if (text === 'none') return say.noneGiven
    return name === 'reason' ? say.given : text
  }
  const names: Chosen['name'][] = [...typed, 'campaign', 'reason', 'furthest', 'reached', ...(layout === 'table' && query.status?.includes(',') ? ['status' as const] : [])]
  return names.flatMap((name) => {
    const text = query[name]
    return text ? [{ name, value: shown(name, text) }] : []
  })
}

function Chip({ query, name, value }: Chosen & { query: Query }) {
  return (
    <Link href={hrefWith(LIST_PATH, query, { [name]: undefined, cursor: undefined })} aria-label={ui.removeFilter(say[name], value)} className={`${chip} ${chosen} max-w-full`}>
      <span className="truncate">
        {say[name]}: {value}
      </span>
      <Icon name="x" size={14} className="shrink-0" />
    </Link>
  )
}

/** What has to be typed, as a form that changes the address. */
function More({ query }: { query: Query }) {
  return (
    <Popover
      id="more-filters"
      triggerClass={`${chip} border-dashed border-field-border/70 text-muted hover:text-foreground`}
      trigger={
        <>
          <Icon name="filter" size={14} />
          {say.all}
        </>
      }
    >
      <form action={LIST_PATH} method="get" className="w-72 space-y-3 p-2">
        {Object.entries(query).map(([name, value]) => ((typed as readonly string[]).includes(name) || name === 'cursor' || !value ? null : <input key={name} type="hidden" name={name} value={value} />))}
        {typed.map((name) => (
          <TextField key={name} id={`filter-${name}`} name={name} type={TYPES[name] ?? 'text'} label={say[name]} optional defaultValue={query[name]} />
        ))}
        <button type="submit" className={buttonClass({ tone: 'primary', wide: true })}>
          {say.apply}
        </button>
      </form>
    </Popover>
  )
}
