/** VersionList({ which, detail })   what a text said before, newest first; each can be taken again. */
import { Badge } from '@/components/ui/badge'
import { When } from '@/components/ui/when'
import { writtenList } from '@/lib/deliveries/approved-schema'
import type { WordingDetail } from '@/lib/deliveries/wording-queries'
import type { WhichText } from '@/lib/deliveries/wording-schema'
import { templates as words } from '@/lib/messages/en/templates'
import { whatsapp } from '@/lib/messages/en/whatsapp'
import { RestoreForm } from './restore-form'

export function VersionList({ which, detail: { version: newest, versions, older, current } }: { which: WhichText; detail: WordingDetail }) {
  return (
    <>
      <ol className="divide-y divide-separator">
        {versions.map(({ version, subject, body, approved, by, at }) => (
          <li key={version} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
            <details className="min-w-0 grow basis-64">
              <summary className="cursor-pointer rounded-sm">
                <span className="font-medium">{words.version(version)}</span>
                {version === newest && body === current.body && subject === current.subject && (
                  <span className="ms-2">
                    <Badge color="green">{words.current}</Badge>
                  </span>
                )}
                {at && (
                  <span className="ms-2 text-sm text-muted">
                    <When at={at} /> {words.by(by ?? words.unknownPerson)}
                  </span>
                )}
              </summary>
              <div className="mt-2 space-y-1 rounded-md bg-surface-secondary p-3 text-sm">
                {subject && <p className="font-medium wrap-anywhere">{subject}</p>}
                <p className="whitespace-pre-wrap wrap-anywhere">{body}</p>
                {approved && (
                  <p className="text-muted wrap-anywhere">
                    {whatsapp.approved.stands(approved.name, approved.language)} {writtenList(approved.variables)}
                  </p>
                )}
              </div>
            </details>
            {version !== newest && <RestoreForm which={which} seen={newest} version={version} />}
          </li>
        ))}
      </ol>
      {older > 0 && <p className="px-4 py-3 text-sm text-muted sm:px-5">{words.olderVersions(older)}</p>}
    </>
  )
}
