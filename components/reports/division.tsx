/** Division({ by, groups, further, cohort, query })   a cohort divided by source, campaign, city, plan or reason; the largest are drawn. */
import Link from 'next/link'
import type { Query } from '@/components/ui/query-href'
import { reports as words } from '@/lib/messages/en/reports'
import type { Cohort } from '@/lib/reports/cohort'
import { customersOf, listHref, partOf } from '@/lib/reports/links'
import { type Group, type Grouping, type Groups } from '@/lib/reports/read-breakdown'
import { BarList, FIRST, SECOND } from './bar-list'
import { groupName } from './group-name'
import { ReportCard } from './report-card'

/** So many are drawn; the table has them all. */
const DRAWN = 8
const number = (n: number): string => n.toLocaleString('en')
const rateOf = ({ count, customers }: Group): string => (customers / count).toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 })

export function Division({ by, groups, further, cohort, query }: Groups & { by: Grouping; cohort: Cohort; query: Query }) {
  const say = words.groups[by]
  const isEnd = by === 'reasons'
  // What was not given stands last, however much it is.
  const drawn = groups.slice(0, DRAWN).toSorted((a, b) => Number(a.key === null) - Number(b.key === null))
  const cells = (group: Group) => {
    const part = partOf(by, group.key)
    const counted = (href: string, n: number) => (
      <Link key={href} prefetch={false} href={href} className="underline underline-offset-3">
        {number(n)}
      </Link>
    )
    return [groupName(by, group), counted(listHref(cohort, part), group.count), ...(isEnd ? [] : [counted(listHref(cohort, customersOf(part)), group.customers), rateOf(group)])]
  }
  const heads = isEnd ? [words.columns.registrations] : [words.columns.registrations, words.columns.customers, words.columns.rate]
  return (
    <ReportCard
      report={by}
      title={say.title}
      text={say.text}
      query={query}
      {...(!isEnd && { legend: [{ swatch: FIRST, label: words.legend.customers }, { swatch: SECOND, label: words.legend.others }] })}
      columns={[{ head: say.one }, ...heads.map((head) => ({ head, end: true }))]}
      rows={groups.map((group) => ({ key: group.key ?? '', cells: cells(group) }))}
    >
      {groups.length === 0 && <p className="text-muted">{words.empty}</p>}
      <BarList
        bars={drawn.map((group) => {
          const name = groupName(by, group)
          return {
            key: group.key ?? '',
            name: group.key === null ? <span className="text-muted">{name}</span> : name,
            value: group.count,
            ...(!isEnd && { inner: group.customers }),
            text: isEnd ? number(group.count) : `${number(group.count)} · ${rateOf(group)}`,
            says: isEnd ? words.openList(name, group.count) : `${name}: ${words.of(group.count, group.customers)}`,
            href: listHref(cohort, partOf(by, group.key)),
          }
        })}
      />
      {groups.length > DRAWN && <p className="mt-2 text-sm text-muted">{words.further(groups.length - DRAWN)}</p>}
      {further > 0 && <p className="mt-2 text-sm text-muted">{words.unread(further)}</p>}
    </ReportCard>
  )
}
