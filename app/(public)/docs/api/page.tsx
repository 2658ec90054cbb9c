import type { Metadata } from 'next'
import Link from 'next/link'
import { areaPath, areasOf } from '@/components/api-guide/areas'
import { LinkButton } from '@/components/ui/button'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { apiDocument } from '@/app/api/openapi.json/document'

export function generateMetadata(): Metadata {
  const { title, lead } = words().apiGuide
  return publicMetadata({ path: '/docs/api', title, description: lead })
}

/** How the API works, and every call of it in a line; what goes in and comes out stands on the page of its area. */
export default publicPage(() => {
  const { apiGuide } = words()
  const areas = areasOf(apiDocument())
  return (
    <div className="mx-auto w-full max-w-4xl px-4 pt-10 pb-16 sm:px-6 sm:pt-14">
      <h1 className="text-3xl font-semibold tracking-tight">{apiGuide.title}</h1>
      <p className="measure mt-3 text-muted">{apiGuide.lead}</p>
      <div className="mt-5">
        <LinkButton href="/api/openapi.json" prefetch={false} icon="fileText">
          {apiGuide.document}
        </LinkButton>
      </div>
      <h2 className="mt-10 text-xl font-semibold">{apiGuide.conventionsTitle}</h2>
      <ul className="mt-3 max-w-prose list-disc space-y-2 ps-5 text-[15px]">
        {apiGuide.conventions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2 className="mt-10 text-xl font-semibold">{apiGuide.callsTitle}</h2>
      {areas.map((area) => (
        <section key={area.name} aria-labelledby={`area-${area.name}`} className="mt-6">
          <h3 id={`area-${area.name}`} className="font-semibold">
            <Link href={areaPath(area)} prefetch={false} className="touch-44 rounded-sm text-link underline underline-offset-3 hover:decoration-2">
              {area.title}
            </Link>
          </h3>
          <ul className="mt-2 divide-y divide-separator border-y border-separator">
            {area.calls.map((call) => (
              <li key={call.operationId}>
                <Link href={`${areaPath(area)}#${call.operationId}`} prefetch={false} className="flex min-h-11 flex-wrap items-baseline gap-x-3 gap-y-0.5 rounded-sm py-2.5 hover:bg-default">
                  <span className="w-14 shrink-0 font-mono text-[13px] font-semibold text-muted">{call.method}</span>
                  <code className="min-w-0 font-mono text-[13px] wrap-anywhere">{call.path}</code>
                  <span className="basis-full text-sm text-muted sm:ps-17">{call.summary}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
})
