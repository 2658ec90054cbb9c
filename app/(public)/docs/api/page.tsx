import type { Metadata } from 'next'
import { CallCard, type Call } from '@/components/api-guide/call-card'
import { LinkButton } from '@/components/ui/button'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { apiDocument } from '@/app/api/openapi.json/document'

export function generateMetadata(): Metadata {
  const { title, lead } = words().apiGuide
  return publicMetadata({ path: '/docs/api', title, description: lead })
}

type Operation = Omit<Call, 'method' | 'path'> & { tags: string[] }

/** All calls of one kind of caller, in the order of the document. */
const callsFor = (tag: string): Call[] =>
  Object.entries(apiDocument().paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => (operation.tags.includes(tag) ? [{ ...operation, path, method: method.toUpperCase() }] : [])),
  )

const SECTIONS = ['public', 'account', 'staff'] as const

export default publicPage(() => {
  const { apiGuide } = words()
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
      {SECTIONS.map((section) => (
        <section key={section} aria-labelledby={`calls-${section}`} className="mt-12">
          <h2 id={`calls-${section}`} className="text-xl font-semibold">
            {apiGuide.sections[section].title}
          </h2>
          <p className="mt-1 text-muted">{apiGuide.sections[section].lead}</p>
          <div className="mt-4 space-y-4">
            {callsFor(section).map((call) => (
              <CallCard key={call.operationId} call={call} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
})
