import type { Metadata } from 'next'
import { SettingsTabs } from '@/components/organisation/settings-tabs'
import { TargetsForm } from '@/components/organisation/targets-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { staffPage } from '@/lib/auth/page'
import { organisation as words } from '@/lib/messages/en/organisation'
import { getStageClocks } from '@/lib/organisation/settings-queries'

export const metadata: Metadata = { title: words.tabs.targets }

const inHours = (minutes: number | undefined): string => (minutes === undefined ? '' : String(Math.round((minutes / 60) * 100) / 100))

export default staffPage('organisation:manage', async ({ actor }) => {
  const { zone, stages } = await getStageClocks(actor)
  const moment = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone })
  return (
    <>
      <PageHeader title={words.title} state={words.targets.state} />
      <SettingsTabs />
      <Card id="targets" title={words.tabs.targets} description={words.targets.hint}>
        <TargetsForm
          stages={stages.map(({ stage, target, dueAt }) => ({
            stage,
            target: inHours(target?.targetMinutes),
            warning: inHours(target?.warningMinutes),
            due: dueAt && moment.format(dueAt),
          }))}
        />
      </Card>
    </>
  )
})
