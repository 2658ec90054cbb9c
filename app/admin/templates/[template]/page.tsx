import type { Metadata } from 'next'
import { templateName } from '@/components/deliveries/template-name'
import { VersionList } from '@/components/templates/version-list'
import { WordingForm } from '@/components/templates/wording-form'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SelectField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { notFound } from '@/lib/core/errors'
import { languageName, LOCALES } from '@/lib/core/locales'
import { isWorded, VARIABLES } from '@/lib/deliveries/worded-schema'
import { channelsOf } from '@/lib/deliveries/wording'
import { getWording } from '@/lib/deliveries/wording-queries'
import { NEEDED, wordingQuery } from '@/lib/deliveries/wording-schema'
import { templates as words } from '@/lib/messages/en/templates'

export const metadata: Metadata = { title: words.title }

export default staffPage('templates:manage', async ({ actor, params: { template = '' }, searchParams }) => {
  if (!isWorded(template)) throw notFound()
  const channels = channelsOf(template)
  const { input } = listQuery(wordingQuery, searchParams)
  const channel = input.channel ?? channels[0] ?? 'whatsapp'
  const which = { template, channel, locale: input.locale }
  const detail = await getWording(actor, which)
  const stands = detail.version > 0 ? words.standing.own(detail.version) : input.locale === 'en' ? words.standing.house : words.standing.fallback
  return (
    <>
      <PageHeader title={templateName(template)} state={stands} back={{ href: '/admin/templates', label: words.back }} />
      <div className="space-y-4">
        {searchParams.done === 'saved' && <Banner tone="success" title={words.saved} live />}
        <Card>
          <form method="get" aria-label={words.pick} className="flex flex-wrap items-end gap-3">
            {channels.length > 1 && (
              <SelectField label={words.channel} name="channel" defaultValue={channel} options={channels.map((value) => ({ value, label: words.channels[value] }))} />
            )}
            <SelectField label={words.locale} name="locale" defaultValue={input.locale} options={LOCALES.map((value) => ({ value, label: languageName(value) }))} />
            <Button type="submit">{words.show}</Button>
          </form>
        </Card>
        <WordingForm
          key={`${channel} ${input.locale} ${detail.version}`}
          which={which}
          seen={detail.version}
          current={detail.current}
          variables={VARIABLES[template]}
          needed={NEEDED[template]}
          sample={detail.sample}
        />
        <Card flush title={words.versions} description={words.versionsHint}>
          <VersionList which={which} detail={detail} />
        </Card>
      </div>
    </>
  )
})
