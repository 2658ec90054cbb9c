/** People({ people, share, cohort, query })   what each colleague has done with the registrations of the cohort. */
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import type { Query } from '@/components/ui/query-href'
import { reports as words } from '@/lib/messages/en/reports'
import type { Cohort } from '@/lib/reports/cohort'
import { durationWords } from '@/lib/reports/duration'
import { assignedTo, customersOf, listHref } from '@/lib/reports/links'
import type { PersonFigures } from '@/lib/reports/read-histories'
import { BarList } from './bar-list'
import { ReportCard } from './report-card'

const say = words.people
const number = (n: number): string => n.toLocaleString('en')
const waited = ({ firstAfter }: PersonFigures): string => (firstAfter === null ? '–' : durationWords(firstAfter))

export function People({ people, share, cohort, query }: { people: readonly PersonFigures[]; share: number; cohort: Cohort; query: Query }) {
  const isPart = share < 1
  const moves = isPart ? say.movesAbout : say.moves
  const heads = [isPart ? words.columns.movesAbout : words.columns.moves, words.columns.firstAfter, words.columns.assigned, words.columns.customers]
  const counted = (href: string, n: number) => (
    <Link key={href} prefetch={false} href={href} className="underline underline-offset-3">
      {number(n)}
    </Link>
  )
  return (
    <ReportCard
      report="people"
      title={say.title}
      text={say.text}
      query={query}
      className="lg:col-span-2"
      columns={[{ head: words.columns.person }, ...heads.map((head) => ({ head, end: true }))]}
      rows={people.map((person) => {
        const own = assignedTo(person.userId)
        return {
          key: person.userId,
          cells: [person.name, number(person.moves), waited(person), counted(listHref(cohort, own), person.assigned), counted(listHref(cohort, customersOf(own)), person.customers)],
        }
      })}
    >
      {people.length === 0 ? (
        <EmptyState icon="users" title={say.noneYet} />
      ) : (
        <BarList
          bars={people.slice(0, 12).map((person) => ({
            key: person.userId,
            name: person.name,
            value: person.moves,
            text: moves(person.moves),
            says: `${person.name}: ${moves(person.moves)}`,
            note: (
              <span className="flex flex-wrap gap-x-4">
                {person.firstAfter !== null && <span>{say.first(waited(person))}</span>}
                {person.assigned > 0 && (
                  <Link prefetch={false} href={listHref(cohort, assignedTo(person.userId))} className="underline decoration-transparent underline-offset-3 hover:text-foreground hover:decoration-current">
                    {say.assigned(person.assigned, person.customers)}
                  </Link>
                )}
              </span>
            ),
          }))}
        />
      )}
      {isPart && <p className="mt-2 text-sm text-muted">{say.sample(share)}</p>}
    </ReportCard>
  )
}
