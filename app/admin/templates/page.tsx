import type { Metadata } from 'next'
import { templateName } from '@/components/deliveries/template-name'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { languageName } from '@/lib/core/locales'
import { listWordings } from '@/lib/deliveries/wording-queries'
import { templates as words } from '@/lib/messages/en/templates'

export const metadata: Metadata = { title: words.title }

export default staffPage('templates:manage', async ({ actor }) => {
  const rows = await listWordings(actor)
  const own = rows.reduce((sum, { channels }) => sum + channels.reduce((texts, { locales }) => texts + locales.length, 0), 0)
  return (
    <>
      <PageHeader title={words.title} state={words.state(own)} />
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
            { key: 'channels', head: words.columns.channels, phone: false, cell: ({ channels }) => channels.map(({ channel }) => words.channels[channel]).join(', ') },
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
    </>
  )
})

