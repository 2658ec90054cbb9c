/**
 * Switcher({ id, current, label, items, icon? })   a button with the present choice and a box with the others:
 * for accounts and for modes. An item is a link (`href`) or a form (`action` with `fields`), and works without script.
 */
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icons'
import { Popover } from '@/components/ui/popover'
import { popoverLine } from '@/components/ui/popover-line'
import { PopoverLink } from '@/components/ui/popover-link'

export type FormAction = string | ((form: FormData) => void | Promise<void>)

type SwitchItem = { label: string; note?: string; icon?: IconName; current?: boolean } & (
  | { href: string }
  | { action: FormAction; fields: Readonly<Record<string, string>> }
)

export type Switch = { current: string; label: string; icon?: IconName; items: readonly SwitchItem[] }

export function Switcher({ id, current, label, icon, items, className }: Switch & { id: string; className?: string }) {
  return (
    <Popover
      id={id}
      label={`${label}: ${current}`}
      triggerClass={cx('touch-44 flex min-h-9 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-default', className)}
      trigger={
        <>
          {icon && <Icon name={icon} className="shrink-0 text-muted max-sm:hidden" />}
          <span className="min-w-0 truncate font-medium">{current}</span>
          <Icon name="chevronsUpDown" size={14} className="shrink-0 text-muted" />
        </>
      }
    >
      <p className="px-2.5 pt-1 pb-1.5 text-xs text-muted">{label}</p>
      <ul className="max-h-80 overflow-y-auto">
        {items.map((item) => (
          <li key={`${item.label}${'href' in item ? item.href : JSON.stringify(item.fields)}`}>
            <SwitchLine item={item} />
          </li>
        ))}
      </ul>
    </Popover>
  )
}

function SwitchLine({ item }: { item: SwitchItem }) {
  const text = (
    <span className="block min-w-0">
      <span className="block truncate">{item.label}</span>
      {item.note && <span className="block truncate text-xs text-muted">{item.note}</span>}
    </span>
  )
  if ('href' in item)
    return (
      <PopoverLink href={item.href} icon={item.icon} current={item.current}>
        {text}
      </PopoverLink>
    )
  return (
    <form action={item.action} method={typeof item.action === 'string' ? 'post' : undefined}>
      {Object.entries(item.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" aria-current={item.current ? 'true' : undefined} className={popoverLine}>
        {item.icon && <Icon name={item.icon} className="shrink-0 text-muted" />}
        <span className="min-w-0 grow">{text}</span>
        {item.current && <Icon name="check" className="shrink-0 text-accent" />}
      </button>
    </form>
  )
}
