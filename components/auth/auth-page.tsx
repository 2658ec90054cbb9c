/** AuthPage({ title, lead?, children, foot? })   the narrow page around one form: signing in, links, passwords. */
import type { ReactNode } from 'react'

export function AuthPage({ title, lead, children, foot }: { title: string; lead?: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-md px-4 pt-10 pb-16 sm:pt-16">
      <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{title}</h1>
      {lead && <p className="mt-2 text-muted">{lead}</p>}
      <div className="mt-6 space-y-5 rounded-lg border border-border bg-surface p-5 sm:p-6">{children}</div>
      {foot && <div className="mt-5 text-sm text-muted">{foot}</div>}
    </div>
  )
}
