import type { Metadata } from 'next'
import { RunLineTable } from '@/components/registration-runs/run-line-table'
import { runTitle } from '@/components/registration-runs/run-title'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { GoOnForm } from '@/components/ui/go-on-form'
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
import { runs as say } from '@/lib/messages/en/runs'
import { goOnWithRunForm, stopRunForm } from '@/lib/registrations/runs/actions'
import { getRun, type RunRow } from '@/lib/registrations/runs/run-queries'
import { OUTCOMES, runLinesQuery } from '@/lib/registrations/runs/schema'

export const metadata: Metadata = { title: say.title }

const SHOWN = 50

function Standing({ run: { id, state, stoppedBy, total, done, refused, endedAt }, path }: { run: RunRow; path: string }) {
  const open = total - done - refused
  if (state === 'running') {
    return (
      <ProgressCard label={say.progressLabel} done={done + refused} total={total} path={path} words={say}>
        <StopForm id={id} action={stopRunForm} words={{ stop: say.stop, stopping: say.stopping, stopHint: say.stopHint }} />
      </ProgressCard>
    )
  }
  const goOn = stoppedBy && open > 0 ? <GoOnForm id={id} action={goOnWithRunForm} words={{ goOn: say.goOn(open), goingOn: say.goingOn }} /> : undefined
  return (
    <Banner tone={stoppedBy || refused > 0 ? 'warning' : 'success'} title={stoppedBy ? say.stoppedBy[stoppedBy] : say.result(done, refused)} action={goOn} live>
      {stoppedBy && `${say.result(done, refused)}. ${say.left(open)} `}
      {endedAt && <When at={endedAt} />}
    </Banner>
  )
}

export default staffPage('registrations:update', async ({ actor, params, searchParams }) => {
  const { id = '' } = params
  if (!isUuid(id)) throw notFound()
  const { input, shown } = listQuery(runLinesQuery, searchParams)
  const { lines, nextCursor, ...run } = await getRun(actor, id, { ...input, limit: SHOWN })
  const { state, total, done, refused } = run
  const path = `/admin/registrations/bulk/${id}`
  const counts = { done, refused, open: total - done - refused }
  return (
    <>
      <PageHeader title={runTitle(run)} state={say.summary(total, run.byName)} back={{ href: '/admin/registrations/bulk', label: say.title }} />
      <RefreshWhile active={state === 'running'} moved={done + refused} />
      <div className="space-y-4">
        <Standing run={run} path={path} />
        <Card flush>
          <Toolbar action={path} query={shown} filters={[{ name: 'outcome', label: say.outcome, options: OUTCOMES.map((value) => ({ value, label: say.outcomes[value], count: counts[value] })) }]}>
            {refused > 0 && (
              <a href={`/api/admin/registrations/bulk/${id}/refused`} className="inline-flex min-h-8 items-center px-2 text-sm font-medium text-link underline underline-offset-3" download>
                {say.download}
              </a>
            )}
          </Toolbar>
          <RunLineTable lines={lines} empty={<EmptyState icon="fileText" title={say.noLines} />} />
          <ListPager path={path} query={shown} shown={lines.length} nextCursor={nextCursor} />
        </Card>
      </div>
    </>
  )
})
