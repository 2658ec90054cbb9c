'use client'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { wrong } from '@/lib/messages/en/wrong'

/** A page that failed, inside the frame: the rest of the account stays within reach. */
export default function AccountError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyState
      icon="alert"
      title={<h1>{wrong.errorTitle}</h1>}
      action={
        <Button tone="primary" onClick={reset}>
          {wrong.tryAgain}
        </Button>
      }
    >
      <p>{wrong.errorText}</p>
      {error.digest && (
        <p className="mt-2 flex items-center justify-center gap-2">
          {wrong.errorId}
          <code className="font-mono text-[13px] text-foreground">{error.digest}</code>
          <CopyButton text={error.digest} what={wrong.errorId.toLowerCase()} />
        </p>
      )}
    </EmptyState>
  )
}
