'use client'
/**
 * Failure({ digest?, onRetry })   a page that failed: says so, gives the id under which the log knows it, and tries again.
 * Without an id it was the connection, or something in this browser, and there is nothing to send us.
 */
import { buttonClass } from '@/components/ui/button-class'
import { failureWords, wrong } from '@/lib/messages/en/wrong'
import { Wrong } from './wrong'

export function Failure({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  return (
    <Wrong {...failureWords(digest)}>
      <button type="button" onClick={onRetry} className={buttonClass({ tone: 'primary', size: 'large' })}>
        {wrong.tryAgain}
      </button>
      {digest && (
        <p className="order-last w-full text-sm text-muted">
          {wrong.errorId} <code className="font-mono text-[13px] text-foreground select-all">{digest}</code>
        </p>
      )}
    </Wrong>
  )
}
