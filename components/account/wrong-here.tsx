/** WrongHere({ title, text, children })   a page that is missing or failed, inside the frame of an account. */
import type { ReactNode } from 'react'

export function WrongHere({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-xl py-12">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mt-2 text-muted">{text}</p>
      <div className="mt-6 flex flex-wrap items-center gap-3">{children}</div>
    </div>
  )
}
