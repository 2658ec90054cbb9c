/** WebhookFacts({ address, lastAt })   where WhatsApp's provider reports to, and when it last did. */
import { CopyButton } from '@/components/ui/copy-button'
import { When } from '@/components/ui/when'
import { whatsapp } from '@/lib/messages/en/whatsapp'

const { webhook: say } = whatsapp

export const WebhookFacts = ({ address, lastAt }: { address: string; lastAt: Date | null }) => (
  <dl className="mt-3 space-y-2 border-t border-separator pt-3 text-sm">
    <div>
      <dt className="text-muted">{say.address}</dt>
      <dd className="flex items-center gap-1">
        <code className="min-w-0 text-[13px] wrap-anywhere">{address}</code>
        <CopyButton text={address} what={say.address} />
      </dd>
    </div>
    <div>
      <dt className="text-muted">{say.last}</dt>
      <dd>{lastAt ? <When at={lastAt} show="relative" /> : say.never}</dd>
    </div>
  </dl>
)
