'use client'
import { WrongHere } from '@/components/account/wrong-here'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { failureWords, wrong } from '@/lib/messages/en/wrong'

/** A page that failed, inside the frame: the rest of the account stays within reach. */
export default function AccountError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <WrongHere {...failureWords(error.digest)}>
      <Button tone="primary" onClick={reset}>
        {wrong.tryAgain}
      </Button>
      {error.digest && (
        <p className="flex items-center gap-2 text-muted">
          {wrong.errorId}
          <code className="font-mono text-[13px] text-foreground">{error.digest}</code>
          <CopyButton text={error.digest} what={wrong.errorId.toLowerCase()} />
        </p>
      )}
    </WrongHere>
  )
}
