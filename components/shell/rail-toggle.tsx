'use client'
/** RailToggle({ folded })   folds the rail at once, and has the server remember it; without script the server alone does. */
import { Icon } from '@/components/ui/icon'
import { shell } from '@/lib/messages/en/shell'
import { foldRail } from '@/lib/preferences/actions'

export function RailToggle({ folded }: { folded: boolean }) {
  return (
    <form
      action={foldRail}
      onSubmit={(event) => {
        const frame = event.currentTarget.closest<HTMLElement>('[data-rail]')
        if (frame) frame.dataset.rail = folded ? 'open' : 'folded'
      }}
      className="max-lg:hidden"
    >
      <button
        type="submit"
        name="rail"
        value={folded ? 'open' : 'folded'}
        aria-label={folded ? shell.rail.unfold : shell.rail.fold}
        className="touch-44 flex size-8 items-center justify-center rounded-md text-muted hover:bg-default hover:text-foreground"
      >
        <Icon name="panelLeft" className="rtl:-scale-x-100" />
      </button>
    </form>
  )
}
