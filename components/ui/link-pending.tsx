'use client'
/**
 * LinkPending()   inside a <Link>: while its page is on the way, a thin bar runs along the top of the window, so that a
 * click is answered at once. Pages wait for their data instead of streaming a skeleton first: a refused page must be
 * able to say 404 in its status, and content must not need a script to appear.
 */
import { useLinkStatus } from 'next/link'
import { ui } from '@/lib/messages/en/ui'

export function LinkPending() {
  const { pending } = useLinkStatus()
  return pending ? (
    <span role="progressbar" aria-label={ui.loading} className="fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-run-up bg-accent rtl:origin-right" />
  ) : null
}
