'use client'
import { Failure } from '@/components/shell/failure'
import { shell } from '@/lib/messages/en/shell'
import './globals.css'

/** Stands in for the root layout itself when that fails. */
export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>{shell.wrong.errorTitle}</title>
      </head>
      <body>
        <Failure digest={error.digest} onRetry={reset} />
      </body>
    </html>
  )
}
