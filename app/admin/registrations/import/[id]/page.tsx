import type { Metadata } from 'next'
import { ApplyForm } from '@/components/registration-import/apply-form'
import { LineTable } from '@/components/registration-import/line-table'
import { MappingForm } from '@/components/registration-import/mapping-form'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { GoOnForm } from '@/components/ui/go-on-form'
import { Icon } from '@/components/ui/icon'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { ProgressCard } from '@/components/ui/progress-card'
import { RefreshWhile } from '@/components/ui/refresh-while'
import { StopForm } from '@/components/ui/stop-form'
import { Toolbar } from '@/components/ui/toolbar'
import { When } from '@/components/ui/when'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { ImportVerdict, type ImportState } from '@/lib/generated/prisma/enums'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import { applyImportForm, stopImportForm } from '@/lib/registrations/import/actions'
import { getImport, type ImportRow } from '@/lib/registrations/import/import-queries'
import { linesQuery } from '@/lib/registrations/import/schema'

export const metadata: Metadata = { title: say.title }

const SHOWN = 50

const GoOn = ({ found: { id, toApply, applied, withDuplicates } }: { found: ImportRow }) => (
  <GoOnForm id={id} action={applyImportForm} words={{ goOn: say.goOn(toApply - applied), goingOn: say.applying }}>
    {withDuplicates && <input type="hidden" name="with_duplicates" value="on" />}
  </GoOnForm>
)

function Decision({ found }: { found: ImportRow }) {
  const { id, state, counts, lineCount, judged, created, applied, toApply, appliedAt } = found
  const path = `/admin/registrations/import/${id}`
  switch (state) {
    case 'judging':
      return <ProgressCard label={say.read} done={judged} total={lineCount} path={path} words={say} />
    case 'applying':
      return (
        <ProgressCard label={say.done} done={applied} total={toApply} path={path} words={say}>
          <StopForm id={id} action={stopImportForm} words={{ stop: say.stop, stopping: say.stopping, stopHint: say.stopHint }} />
        </ProgressCard>
      )
    case 'stopped':
      return <Banner tone="warning" title={say.stoppedTitle(created, toApply - applied)} action={<GoOn found={found} />} live />
    case 'applied':
      return (
        <Banner tone="success" title={say.didCreate(created)} live>
          {appliedAt && <When at={appliedAt} />}
        </Banner>
      )
    default:
      return counts.create + counts.duplicate === 0 ? (
        <Banner tone={counts.refused > 0 ? 'warning' : 'info'} title={counts.refused > 0 ? say.unusable : say.nothing} />
      ) : (
        <Card tone="attention">
          <ApplyForm id={id} counts={counts} />
        </Card>
      )
  }
}

const titles: Record<ImportState, string> = { judging: say.readingTitle, ready: say.previewTitle, applying: say.applyingTitle, applied: say.doneTitle, stopped: say.doneTitle }

export default staffPage('registrations:import', async ({ actor, params, searchParams }) => {
  const { id = '' } = params
  if (!isUuid(id)) throw notFound()
  const { input, shown } = listQuery(linesQuery, searchParams)
  const { lines, nextCursor, ...found } = await getImport(actor, id, { ...input, limit: SHOWN })
  const { mapping, counts, state } = found
  const path = `/admin/registrations/import/${id}`
  const needsColumns = mapping.fields.full_name === undefined || mapping.fields.plan_slug === undefined || (mapping.fields.email ?? mapping.fields.phone) === undefined
  const hasProblems = counts.refused + counts.duplicate > 0
  return (
    <>
      <PageHeader
        title={titles[state]}
        state={`${found.name} · ${state === 'judging' ? say.lines(found.lineCount) : say.counts(counts.create, counts.duplicate, counts.known, counts.refused)}`}
        back={{ href: '/admin/registrations/import', label: say.title }}
      />
      <RefreshWhile active={state === 'judging' || state === 'applying'} moved={found.judged + found.applied} />
      <div className="space-y-4">
        <Decision found={found} />
        {state === 'ready' && (
          <Card>
            <details open={needsColumns} className="group">
              <summary className="touch-44 flex cursor-pointer items-center justify-between gap-4 font-semibold">
                {say.mapping.title}
                <Icon name="chevronDown" className="shrink-0 text-muted group-open:rotate-180" />
              </summary>
              <p className="mt-1 mb-4 text-sm text-muted">{say.mapping.state}</p>
              <MappingForm key={JSON.stringify(mapping.fields)} id={id} columns={mapping.columns} fields={mapping.fields} />
            </details>
          </Card>
        )}
        <Card flush>
          <Toolbar
            action={path}
            query={shown}
            filters={[{ name: 'verdict', label: say.verdict, options: Object.values(ImportVerdict).map((value) => ({ value, label: say.verdicts[value], count: counts[value] })) }]}
          >
            {hasProblems && (
              <a href={`/api/admin/registrations/imports/${id}/problems`} className="inline-flex min-h-8 items-center px-2 text-sm font-medium text-link underline underline-offset-3" download>
                {say.problems}
              </a>
            )}
          </Toolbar>
          <LineTable lines={lines} fields={mapping.fields} empty={<EmptyState icon="fileText" title={say.noLines} />} />
          <ListPager path={path} query={shown} shown={lines.length} nextCursor={nextCursor} />
        </Card>
      </div>
    </>
  )
})
