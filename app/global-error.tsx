'use client'
import { Failure } from '@/components/shell/failure'
import { wrong } from '@/lib/messages/en/wrong'
import './globals.css'

/** Stands in for the root layout itself when that fails. */
export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>{wrong.errorTitle}</title>
      </head>
      <body>
        <Failure digest={error.digest} onRetry={reset} />
      </body>
    </html>
  )
}
