import type { Metadata } from 'next'
import { Division } from '@/components/reports/division'
import { Funnel } from '@/components/reports/funnel'
import { groupName } from '@/components/reports/group-name'
import { People } from '@/components/reports/people'
import { PeriodPicker } from '@/components/reports/period-picker'
import { StageTimes } from '@/components/reports/stage-times'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Toolbar } from '@/components/ui/toolbar'
import { shownTime } from '@/components/ui/time-words'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { reports as words } from '@/lib/messages/en/reports'
import { cohortOf, readToday } from '@/lib/reports/cohort'
import { periodOf, type Days } from '@/lib/reports/period'
import type { Group, Grouping } from '@/lib/reports/read-breakdown'
import { readReport } from '@/lib/reports/read-report'
import { reportQuery } from '@/lib/reports/schema'

export const metadata: Metadata = { title: words.title }

const PATH = '/admin/reports'
/** So many choices a filter offers. */
const OFFERED = 20

const dayWords = (day: string): string => shownTime(day, 'day', 'UTC', 'en')
function daysWords({ from, to }: Days): string {
  const say = words.days
  if (from && to) return say.between(dayWords(from), dayWords(to))
  if (from) return say.since(dayWords(from))
  return to ? say.until(dayWords(to)) : say.all
}

export default staffPage('reports:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(reportQuery, searchParams)
  const { zone, today } = await readToday(actor)
  const { period, ...days } = periodOf(input, today)
  const cohort = cohortOf(input, today)
  const { funnel, groups, times, people, share } = await readReport(actor, cohort)
  const { sources, campaigns, cities, plans, reasons } = groups
  const came = funnel[0]?.count ?? 0
  // What is chosen stays a choice also where nothing of it came.
  const options = (by: Grouping, rows: readonly Group[], chosen: string | undefined) => {
    const offered = rows.flatMap(({ key, name, count }) => (key === null ? [] : [{ value: key, label: groupName(by, { key, name }), count }])).slice(0, OFFERED)
    return chosen === undefined || offered.some(({ value }) => value === chosen.toLowerCase() || value === chosen) ? offered : [{ value: chosen, label: chosen }, ...offered]
  }
  const same = { cohort, query: shown }
  return (
    <>
      <PageHeader title={words.title} state={words.state(came, funnel.at(-1)?.count ?? 0)} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Card flush className="lg:col-span-2" footer={words.zone(daysWords(days), zone)}>
          <PeriodPicker path={PATH} query={shown} period={period} days={days} />
          <Toolbar
            action={PATH}
            query={shown}
            filters={[
              { name: 'source', label: words.filters.source, options: options('sources', sources.groups, input.source) },
              { name: 'plan', label: words.filters.plan, options: options('plans', plans.groups, input.plan) },
              { name: 'city', label: words.filters.city, options: options('cities', cities.groups, input.city) },
            ]}
          />
        </Card>
        {came === 0 ? (
          <Card className="lg:col-span-2">
            <EmptyState icon="gauge" title={words.empty} action={<LinkButton href={`${PATH}?period=all`}>{words.periods.all}</LinkButton>}>
              {words.emptyHint}
            </EmptyState>
          </Card>
        ) : (
          <>
            <Funnel steps={funnel} {...same} />
            <StageTimes times={times} share={share} query={shown} />
            <Division by="reasons" {...reasons} {...same} />
            <Division by="sources" {...sources} {...same} />
            <Division by="campaigns" {...campaigns} {...same} />
            <Division by="cities" {...cities} {...same} />
            <Division by="plans" {...plans} {...same} />
            <People people={people} share={share} {...same} />
          </>
        )}
      </div>
    </>
  )
})
