import type { Metadata } from 'next'
import { areaPath, areasOf } from '@/components/api-guide/areas'
import { CallCard } from '@/components/api-guide/call-card'
import { PageHeader } from '@/components/ui/page-header'
import { publicPage } from '@/lib/auth/page'
import { notFound } from '@/lib/core/errors'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { apiDocument } from '@/app/api/openapi.json/document'

const areaNamed = (name: string | undefined) => areasOf(apiDocument()).find((area) => area.name === name)

export async function generateMetadata({ params }: { params: Promise<{ area: string }> }): Promise<Metadata> {
  const area = areaNamed((await params).area)
  const { title, lead } = words().apiGuide
  return area ? publicMetadata({ path: areaPath(area), title: `${area.title} · ${title}`, description: lead }) : { title: words().wrong.notFoundTitle }
}

/** The calls of one area, with what goes in and what comes out. */
export default publicPage(({ params }) => {
  const { apiGuide } = words()
  const area = areaNamed(params.area)
  if (!area) throw notFound()
  return (
    <div className="mx-auto w-full max-w-4xl px-4 pt-10 pb-16 sm:px-6 sm:pt-14">
      <PageHeader back={{ href: '/docs/api', label: apiGuide.title }} title={area.title} state={apiGuide.sections[area.caller].lead} />
      <div className="space-y-4">
        {area.calls.map((call) => (
          <CallCard key={call.operationId} call={call} />
        ))}
      </div>
    </div>
  )
})
