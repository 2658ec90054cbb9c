/**
 * Pager({ previousHref?, nextHref?, shown, total? })
 * Keyset paging: there is a page before and after, and no page numbers that would lie while rows are added.
 */
import { ui } from '@/lib/messages/en/ui'
import { LinkButton } from './button'
import { buttonClass } from './button-class'

export function Pager({ previousHref, nextHref, shown, total }: { previousHref?: string; nextHref?: string; shown: number; total?: number }) {
  return (
    <nav aria-label={ui.pages} className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 sm:px-5">
      <p className="figures text-[13px] text-muted">{ui.shown(shown, total)}</p>
      {(previousHref || nextHref) && (
        <div className="flex gap-2">
          <Turn href={previousHref} label={ui.previous} rel="prev" />
          <Turn href={nextHref} label={ui.next} rel="next" />
        </div>
      )}
    </nav>
  )
}

function Turn({ href, label, rel }: { href?: string; label: string; rel: 'prev' | 'next' }) {
  return href ? (
    <LinkButton href={href} rel={rel} size="small">
      {label}
    </LinkButton>
  ) : (
    <span aria-disabled className={buttonClass({ size: 'small' })}>
      {label}
    </span>
  )
}
