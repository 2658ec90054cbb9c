/** ConfirmForm({ number, token, proof })   the button of whoever came by the link in the e-mail; a plain form, as the page sends no referrer. */
import { Banner } from '@/components/ui/banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { words } from '@/lib/messages/words'

export function ConfirmForm({ number, token, proof }: { number: string; token: string; proof: string }) {
  const { confirm } = words().track
  return (
    <Banner title={confirm.title}>
      {confirm.text}
      <form action="/track/confirm" method="post" className="mt-3">
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="proof" value={proof} />
        <SubmitButton pendingLabel={confirm.submitting}>{confirm.submit}</SubmitButton>
      </form>
    </Banner>
  )
}
