/**
 * Status({ of, is, note? })   <Status of="invoice" is={invoice.status} />
 * A state as a small coloured icon with its word. `of` names the machine (account, subscription, invoice, transfer,
 * registration, delivery, site, siteDomain, siteAccess, apiKey, channel); `is` is the value of the database. `note` follows in grey ("due in 3 days").
 */
import type { ReactNode } from 'react'
import { statusLook, type Machine, type StateOf } from '@/lib/core/status-look'
import { statusText } from './badge'
import { cx } from './cx'
import { Icon } from './icon'

export function Status<M extends Machine>({ of, is, note }: { of: M; is: StateOf<M>; note?: ReactNode }) {
  const { color, icon, word } = statusLook(of, is)
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" data-status={is}>
      <Icon name={icon} size={14} className={cx('shrink-0', statusText[color])} />
      <span>{word}</span>
      {note && <span className="text-muted">{note}</span>}
    </span>
  )
}
