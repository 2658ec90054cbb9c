import { runs as say } from '@/lib/messages/en/runs'
import { status } from '@/lib/messages/en/status'
import type { RunRow } from '@/lib/registrations/runs/run-queries'

/** What a run does, in words. */
export function runTitle({ action, assigneeName }: Pick<RunRow, 'action' | 'assigneeName'>): string {
  if (action.type === 'move') return say.actions.move(status.registration[action.to])
  if (action.type === 'assign') return say.actions.assign(assigneeName)
  const { add, remove } = action
  return [...(add.length > 0 ? [say.actions.tag(quoted(add))] : []), ...(remove.length > 0 ? [say.actions.untag(quoted(remove))] : [])].join(', ')
}

const quoted = (tags: readonly string[]): string => tags.map((tag) => `“${tag}”`).join(', ')
