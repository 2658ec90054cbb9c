import type { Metadata } from 'next'
import { PaymentTabs } from '@/components/renewals/payment-tabs'
import { RulesForm } from '@/components/renewals/rules-form'
import { RunList } from '@/components/renewals/run-list'
import { RunNow } from '@/components/renewals/run-now'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshWhile } from '@/components/ui/refresh-while'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { renewals as words } from '@/lib/messages/en/renewals'
import { listFailures, listRuns, type RunRow } from '@/lib/renewals/queries'
import { getRules } from '@/lib/renewals/rules'
import { runsQuery } from '@/lib/renewals/schema'

export const metadata: Metadata = { title: words.title }

const PATH = '/admin/payments/renewals'
/** Half a day of them; the rules stand below. */
const SHOWN = 12

export default staffPage('renewals:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(runsQuery, searchParams)
  const [{ rows, nextCursor }, { rows: latest }, rules] = await Promise.all([listRuns(actor, { ...input, limit: SHOWN }), listRuns(actor, { limit: 5 }), getRules(actor)])
  const last = latest.find(({ state }) => state === 'ended')
  const failures = last && last.failed > 0 ? await listFailures(actor, last.id) : []
  const mayManage = can(actor, 'renewals:manage')
  const goesOn = latest[0]?.state === 'waiting' || latest[0]?.state === 'running'
  return (
    <>
      <PageHeader title={words.title} state={goesOn ? words.state.waiting : <State newest={latest[0]} last={last} />} action={mayManage && <RunNow />} />
      <PaymentTabs actor={actor} />
      <div className="space-y-4">
        <RefreshWhile active={goesOn} />
        {searchParams.done === 'requested' && goesOn && <Banner tone="success" title={words.requested} live />}
        {last && failures.length > 0 && (
          <Card flush id="failures" tone="attention" title={words.failures} description={words.failuresHint} {...(last.failed > failures.length && { footer: words.more(last.failed - failures.length) })}>
            <DataTable
              caption={words.failuresCaption}
              rows={failures}
              rowKey={({ accountId, reason }) => `${accountId} ${reason}`}
              rowName={({ accountName }) => accountName}
              rowHref={({ accountId }) => `/admin/accounts/${accountId}`}
              empty={null}
              columns={[
                { key: 'account', head: words.failureColumns.account, cell: ({ accountName }) => accountName },
                { key: 'reason', head: words.failureColumns.reason, cell: ({ reason }) => <span className="text-muted">{words.reasons[reason] ?? words.reasons.fault}</span> },
              ]}
            />
          </Card>
        )}
        <Card flush id="runs" title={words.runs} description={words.runsHint}>
          <RunList rows={rows} />
          <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
        </Card>
        <Card id="rules" title={words.rules.title} {...(mayManage && { description: words.rules.hint })}>
          {mayManage ? (
            <RulesForm leadDays={String(rules.leadDays)} reminderDays={rules.reminderDays.join(', ')} graceDays={String(rules.graceDays)} />
          ) : (
            <p className="max-w-prose">{words.rules.sentence(rules.leadDays, rules.reminderDays, rules.graceDays)}</p>
          )}
        </Card>
      </div>
    </>
  )
})

function State({ newest, last }: { newest: RunRow | undefined; last: RunRow | undefined }) {
  const say = words.state
  if (newest?.state === 'interrupted') return <>{say.stuck}</>
  if (!last) return <>{say.never}</>
  if (last.failed > 0) return <>{say.failed(last.failed)}</>
  return (
    <>
      {say.clean} <When at={last.createdAt} show="relative" />.
    </>
  )
}
