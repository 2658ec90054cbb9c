/** LinkHelp({ isSent?, isUnknown?, title? })   for whoever has no link, or one that opens nothing. Says nothing about any application. */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { words } from '@/lib/messages/words'
import { LinkForm } from './link-form'

export function LinkHelp({ isSent, isUnknown, title }: { isSent?: boolean; isUnknown?: boolean; title?: string }) {
  const { help } = words().track
  return (
    <div className="mx-auto max-w-2xl px-4 pt-8 sm:px-6 sm:pt-14">
      <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{title ?? (isSent ? help.sentTitle : isUnknown ? help.unknownTitle : help.title)}</h1>
      {isSent ? (
        <div className="mt-6">
          <Banner tone="success" title={help.sent} />
        </div>
      ) : (
        <p className="measure mt-2 text-muted">{isUnknown ? help.unknown : help.intro}</p>
      )}
      {!isSent && !isUnknown && <LinkForm />}
      <p className="mt-8 flex flex-wrap gap-3">
        {(isUnknown || isSent) && <LinkButton href="/track">{help.again}</LinkButton>}
        <LinkButton href="/apply" tone="quiet">
          {help.apply}
        </LinkButton>
      </p>
    </div>
  )
}
