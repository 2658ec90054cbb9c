/** Funnel({ steps, cohort, query })   how far registrations came: a bar for each stage, the loss between two of them. */
import Link from 'next/link'
import { statusLook } from '@/lib/core/status-look'
import { reports as words } from '@/lib/messages/en/reports'
import type { Cohort } from '@/lib/reports/cohort'
import { cameTo, endedAt, listHref, openAt } from '@/lib/reports/links'
import type { FunnelStep } from '@/lib/reports/funnel'
import type { Query } from '@/components/ui/query-href'
import { BarList } from './bar-list'
import { ReportCard } from './report-card'

const say = words.funnel
const link = 'underline decoration-transparent underline-offset-3 hover:text-foreground hover:decoration-current'
const number = (n: number): string => n.toLocaleString('en')

export function Funnel({ steps, cohort, query }: { steps: readonly FunnelStep[]; cohort: Cohort; query: Query }) {
  const all = steps[0]?.count ?? 0
  const share = (n: number): string => (all === 0 ? '–' : (n / all).toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 }))
  const nameOf = ({ stage }: FunnelStep): string => statusLook('registration', stage).word
  const lossOf = ({ stage, ended, open }: FunnelStep) =>
    ended + open > 0 && (
      <span className="flex flex-wrap gap-x-4">
        {ended > 0 && (
          <Link prefetch={false} href={listHref(cohort, endedAt(stage))} className={link}>
            {`− ${say.ended(ended)}`}
          </Link>
        )}
        {open > 0 && (
          <Link prefetch={false} href={listHref(cohort, openAt(stage))} className={link}>
            {say.open(open)}
          </Link>
        )}
      </span>
    )
  return (
    <ReportCard
      report="funnel"
      title={say.title}
      text={say.text}
      query={query}
      className="lg:col-span-2"
      columns={[{ head: words.columns.stage }, ...[words.columns.reached, words.columns.share, words.columns.ended, words.columns.open].map((head) => ({ head, end: true }))]}
      rows={steps.map((step) => ({
        key: step.stage,
        cells: [nameOf(step), <Link key="list" prefetch={false} href={listHref(cohort, cameTo(step.stage))} className="underline underline-offset-3">{number(step.count)}</Link>, share(step.count), number(step.ended), number(step.open)],
      }))}
    >
      <BarList
        bars={steps.map((step) => ({
          key: step.stage,
          name: nameOf(step),
          value: step.count,
          text: `${number(step.count)} · ${share(step.count)}`,
          says: words.openList(nameOf(step), step.count),
          href: listHref(cohort, cameTo(step.stage)),
          note: lossOf(step),
        }))}
      />
    </ReportCard>
  )
}
