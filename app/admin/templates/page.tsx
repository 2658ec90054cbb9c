import type { Metadata } from 'next'
import { templateName } from '@/components/deliveries/template-name'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { languageName } from '@/lib/core/locales'
import { isWhatsAppReal } from '@/lib/deliveries/channels'
import { listWordings, type WordedRow } from '@/lib/deliveries/wording-queries'
import { templates as words } from '@/lib/messages/en/templates'
import { whatsapp } from '@/lib/messages/en/whatsapp'

export const metadata: Metadata = { title: words.title }

export default staffPage('templates:manage', async ({ actor }) => {
  const rows = await listWordings(actor)
  const own = rows.reduce((sum, { channels }) => sum + channels.reduce((texts, { locales }) => texts + locales.length, 0), 0)
  const isLacking = ({ lacksApproved }: WordedRow): boolean => isWhatsAppReal() && lacksApproved
  const lacking = rows.filter(isLacking).length
  return (
    <>
      <PageHeader title={words.title} state={words.state(own)} />
      <div className="space-y-4">
        {lacking > 0 && <Banner tone="warning" title={whatsapp.approved.lacking(lacking)} />}
        <Card flush>
          <DataTable
            caption={words.caption}
            rows={rows}
            rowKey={({ template }) => template}
            rowName={({ template }) => templateName(template)}
            rowHref={({ template }) => `/admin/templates/${template}`}
            empty={null}
            columns={[
              { key: 'message', head: words.columns.message, cell: ({ template }) => templateName(template) },
              {
                key: 'channels',
                head: words.columns.channels,
                phone: false,
                cell: (row) => (
                  <>
                    {row.channels.map(({ channel }) => words.channels[channel]).join(', ')} {isLacking(row) && <span className="ms-1"><Badge color="amber">{whatsapp.approved.lacks}</Badge></span>}
                  </>
                ),
              },
              {
                key: 'words',
                head: words.columns.words,
                cell: ({ channels }) => {
                  const languages = [...new Set(channels.flatMap(({ locales }) => locales))].map(languageName)
                  return languages.length > 0 ? words.ownWords(languages.join(', ')) : <span className="text-muted">{words.houseWords}</span>
                },
              },
              { key: 'changed', head: words.columns.changed, phone: false, end: true, cell: ({ changedAt }) => (changedAt ? <When at={changedAt} /> : <span className="text-muted">{words.never}</span>) },
            ]}
          />
        </Card>
      </div>
    </>
  )
})

