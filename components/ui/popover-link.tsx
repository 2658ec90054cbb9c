'use client'
/** PopoverLink({ href, icon?, current?, children })   a line in a Popover; the box closes when its page is on the way. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { IconName } from './icons'
import { LinkPending } from './link-pending'
import { popoverLine } from './popover-line'

export function PopoverLink({ href, icon, current, children }: { href: string; icon?: IconName; current?: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={current ? 'true' : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      className={popoverLine}
    >
      {icon && <Icon name={icon} className="shrink-0 text-muted" />}
      <span className="min-w-0 grow">{children}</span>
      {current && <Icon name="check" className="shrink-0 text-accent" />}
      <LinkPending />
    </Link>
  )
}
