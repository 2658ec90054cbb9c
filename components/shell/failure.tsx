'use client'
/** Failure({ digest?, onRetry })   a page that failed: says so, gives the id under which the log knows it, and tries again. */
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { shell } from '@/lib/messages/en/shell'
import { Wrong } from './wrong'

export function Failure({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  return (
    <Wrong title={shell.wrong.errorTitle} text={shell.wrong.errorText}>
      <Button tone="primary" size="large" onClick={onRetry}>
        {shell.wrong.tryAgain}
      </Button>
      {digest && (
        <p className="order-last flex w-full items-center gap-2 text-sm text-muted">
          {shell.wrong.errorId}
          <code className="font-mono text-[13px] text-foreground">{digest}</code>
          <CopyButton text={digest} what={shell.wrong.errorIdCopy} />
        </p>
      )}
    </Wrong>
  )
}
