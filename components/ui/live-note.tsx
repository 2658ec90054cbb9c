'use client'
/** LiveNote({ tone, children })   what changes under a field while somebody types; announced when it has settled. */
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export function LiveNote({ tone, children }: { tone: 'good' | 'bad' | 'quiet'; children?: ReactNode }) {
  return (
    <div aria-live="polite" className="text-sm">
      {children && (
        <div className={`mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1.5 ${tone === 'bad' ? 'font-medium' : 'text-muted'}`}>
          {tone !== 'quiet' && <Icon name={tone === 'good' ? 'check' : 'alert'} className={tone === 'good' ? 'text-success' : 'text-warning'} />}
          {children}
        </div>
      )}
    </div>
  )
}
