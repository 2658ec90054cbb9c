/** Tabs({ label, items })   the pages of one room side by side: NavItems, the open one marked. A phone moves them sideways. */
import { NavLink, type NavItem } from './nav-link'
import { TabStrip } from './tab-strip'

const tab =
  'relative flex min-h-9 items-center gap-2 rounded-md px-3 text-sm whitespace-nowrap text-muted hover:bg-default hover:text-foreground ' +
  'aria-[current=page]:bg-default aria-[current=page]:font-medium aria-[current=page]:text-foreground pointer-coarse:min-h-11'

export function Tabs({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <TabStrip label={label}>
      <ul className="flex gap-1 border-b border-separator pb-2">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} className={tab} labelClass="" countClass="" />
          </li>
        ))}
      </ul>
    </TabStrip>
  )
}
