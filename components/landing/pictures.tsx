/**
 * ConsolePicture({ label, plan }), PhonePicture({ label, plan })
 * The product shown as itself: drawn from its own parts, so that the picture follows theme and language and cannot age.
 * To assistive technology each is one image with a name; nothing in it can be focused.
 */
import type { ReactNode } from 'react'
import { Mark } from '@/components/shell/mark'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icons'
import { landing } from '@/lib/messages/en/landing'
import { SampleHome } from './sample-home'

const { sample } = landing
const navIcons: readonly IconName[] = ['home', 'coins', 'receipt', 'users', 'settings']
const PHONE_BAR_ITEMS = 4

function Picture({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    <div role="img" aria-label={label} className={className}>
      <div aria-hidden inert>
        {children}
      </div>
    </div>
  )
}

export function ConsolePicture({ label, plan }: { label: string; plan: string }) {
  return (
    <Picture label={label} className="overflow-hidden rounded-lg border border-border bg-background shadow-overlay">
      <div className="flex">
        <div className="w-44 shrink-0 border-e border-separator px-2.5 py-3 text-sm">
          <p className="mb-4 flex items-center gap-2.5 px-2 font-semibold">
            <Mark size={18} className="text-accent" />
            {sample.account}
          </p>
          {sample.nav.map((name, index) => (
            <p key={name} className={cx('flex min-h-8 items-center gap-2.5 rounded-md px-2', index === 0 ? 'bg-default font-medium' : 'text-muted')}>
              <Icon name={navIcons[index] ?? 'circle'} />
              {name}
            </p>
          ))}
        </div>
        <div className="min-w-0 grow">
          <TopLine />
          <SampleHome plan={plan} />
        </div>
      </div>
    </Picture>
  )
}

export function PhonePicture({ label, plan }: { label: string; plan: string }) {
  return (
    <Picture label={label} className="mx-auto w-full max-w-84 overflow-hidden rounded-[2rem] border-[6px] border-foreground/85 bg-background shadow-overlay">
      <TopLine />
      <div className="max-h-132 overflow-hidden">
        <SampleHome plan={plan} narrow />
      </div>
      <div className="flex border-t border-separator bg-background pb-2">
        {sample.nav.slice(0, PHONE_BAR_ITEMS).map((name, index) => (
          <p key={name} className={cx('flex min-h-13 flex-1 flex-col items-center justify-center gap-0.5 text-[11px]', index === 0 ? 'font-medium text-accent' : 'text-muted')}>
            <Icon name={navIcons[index] ?? 'circle'} size={18} />
            {name}
          </p>
        ))}
      </div>
    </Picture>
  )
}

const TopLine = () => (
  <div className="flex h-12 items-center gap-3 border-b border-separator px-4 text-sm">
    <span className="flex items-center gap-1.5 font-medium">
      {sample.account}
      <Icon name="chevronsUpDown" size={14} className="text-muted" />
    </span>
    <span className="flex items-center gap-1.5 text-muted">
      {sample.mode}
      <Icon name="chevronsUpDown" size={14} />
    </span>
    <span className="ms-auto text-muted">
      <Icon name="search" />
    </span>
    <span className="flex size-7 items-center justify-center rounded-full bg-default text-[11px] font-semibold">{sample.initials}</span>
  </div>
)
