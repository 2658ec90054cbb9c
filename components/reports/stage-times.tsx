/** StageTimes({ times, share, query })   how long registrations stayed in each stage: half of them, and nine of ten. */
import type { Query } from '@/components/ui/query-href'
import { statusLook } from '@/lib/core/status-look'
import { reports as words } from '@/lib/messages/en/reports'
import { durationWords } from '@/lib/reports/duration'
import type { StageTime } from '@/lib/reports/read-histories'
import { BarList, FIRST, SECOND } from './bar-list'
import { ReportCard } from './report-card'

const say = words.times
const lengthOf = (seconds: number | null): string => (seconds === null ? '–' : durationWords(seconds))

export function StageTimes({ times, share, query }: { times: readonly StageTime[]; share: number; query: Query }) {
  const nameOf = ({ stage }: StageTime): string => statusLook('registration', stage).word
  return (
    <ReportCard
      report="times"
      title={say.title}
      text={say.text}
      query={query}
      legend={[{ swatch: FIRST, label: words.legend.median }, { swatch: SECOND, label: words.legend.p90 }]}
      columns={[{ head: words.columns.stage }, ...[words.columns.median, words.columns.p90, words.columns.stays].map((head) => ({ head, end: true }))]}
      rows={times.map((time) => ({ key: time.stage, cells: [nameOf(time), lengthOf(time.median), lengthOf(time.p90), time.stays.toLocaleString('en')] }))}
    >
      <BarList
        bars={times.map((time) => ({
          key: time.stage,
          name: nameOf(time),
          value: time.p90 ?? 0,
          inner: time.median ?? 0,
          text: time.median === null ? '–' : `${lengthOf(time.median)} · ${lengthOf(time.p90)}`,
          says: time.stays === 0 ? `${nameOf(time)}: ${say.none}` : `${nameOf(time)}: ${say.of(lengthOf(time.median), lengthOf(time.p90), time.stays)}`,
        }))}
      />
      {share < 1 && <p className="mt-2 text-sm text-muted">{say.sample(share)}</p>}
    </ReportCard>
  )
}
