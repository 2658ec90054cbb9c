import { z } from 'zod'
import { validation } from '@/lib/core/errors'
import { present } from '@/lib/core/typed-form'
import { listQuery } from '@/lib/auth/list-query'
import { registrations as words } from '@/lib/messages/en/registrations'
import { bulkBody, type BulkBody } from './care-schema'
import { filterOf, viewedQuery } from './viewed-query'

// What to do with many at once, as the bar under the table sends it.

const typed = z.string().optional().transform(present)
const BULK_ACTIONS = ['assign', 'move', 'tag', 'untag'] as const

export const bulkForm = z.object({
  /** The chosen rows; one alone comes as a text. */
  ids: z.union([z.string().transform((id) => [id]), z.array(z.string())]).default([]),
  /** Instead of the chosen rows all that the view's filter fits. */
  all: z.literal('on').optional(),
  /** A move tells its people at once and cannot be taken back for many, so all of them are asked for twice. */
  sure: z.literal('on').optional(),
  filter: z.string().default(''),
  action: z.enum(BULK_ACTIONS),
  assignee_id: typed,
  to: typed,
  reason_id: typed,
  reason: typed,
  tag: typed,
})
export type BulkForm = z.output<typeof bulkForm>

/**
 * The command that a form means.
 *
 * @throws VALIDATION at the form's own fields
 */
export function bulkOf(form: BulkForm): BulkBody {
  if (form.all === undefined && form.ids.length === 0) throw validation({ ids: [words.bulk.nothing] })
  if (form.all && form.action === 'move' && !form.sure) throw validation({ sure: [words.bulk.unsure] })
  const chosen = form.all ? { filter: wordsOf(form.filter) } : { ids: form.ids }
  const read = bulkBody.safeParse({ ...chosen, action: actionOf(form) })
  if (read.success) return read.data
  const fields: Record<string, string[]> = {}
  for (const { path, message } of read.error.issues) {
    const field = path.find((part) => typeof part === 'string' && part !== 'action' && part !== 'filter') ?? ''
    const name = field === 'add' || field === 'remove' ? 'tag' : String(field)
    ;(fields[name || 'ids'] ??= []).push(message)
  }
  throw validation(fields)
}

/** The filter's words as the API takes them; what no longer fits is left out, as on the page. */
function wordsOf(query: string): Record<string, string> {
  const { input, shown } = listQuery(viewedQuery, Object.fromEntries(new URLSearchParams(query)))
  return Object.fromEntries(Object.keys(filterOf(input)).map((name) => [name, shown[name] ?? '']))
}

function actionOf({ action, assignee_id: assigneeId, to, reason, reason_id: reasonId, tag }: BulkForm) {
  if (action === 'assign') return { type: 'assign', assignee_id: assigneeId ?? null }
  if (action === 'move') return { type: 'move', to, ...(reason && { reason }), ...(reasonId && { reason_id: reasonId }) }
  return { type: 'tag', [action === 'tag' ? 'add' : 'remove']: [tag ?? ''] }
}
