'use client'
/** NavLink({ item, className, labelClass, countClass }): a link of the rail or the bottom bar that knows whether its page is open. */
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { MouseEvent } from 'react'
import { cx } from '@/components/ui/cx'
import { LinkPending } from '@/components/ui/link-pending'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icons'

export type NavItem = {
  href: string
  label: string
  icon: IconName
  /** Only this very path is the page (the home of an area); otherwise every path below it counts. */
  exact?: boolean
  /** What waits there, for example transfers to confirm. Zero is not shown. */
  count?: number
}

// In the bottom bar some pages stand behind "More", which must not stay open over the page it led to.
const closePopover = (event: MouseEvent<HTMLElement>) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()

export function NavLink({ item, className, labelClass, countClass }: { item: NavItem; className: string; labelClass: string; countClass: string }) {
  const path = usePathname()
  const current = path === item.href || (!item.exact && path.startsWith(`${item.href}/`))
  return (
    <Link href={item.href} aria-current={current ? 'page' : undefined} title={item.label} onClick={closePopover} className={className}>
      <Icon name={item.icon} size={18} className="shrink-0" />
      <span className={labelClass}>{item.label}</span>
      {item.count ? <span className={cx('figures rounded-full bg-default px-1.5 text-xs leading-5 text-foreground', countClass)}>{item.count}</span> : null}
      <LinkPending />
    </Link>
  )
}
