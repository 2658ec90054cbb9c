import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { conflict, notFound, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { ViewedPath } from './saved-views-schema'

// Views that people come back to (PIPE-12). A view is an address and nothing else: what it names may be gone meanwhile,
// and the list then leaves that part out.

/** A kept view of a list. */
export interface SavedView {
  id: string
  name: string
  query: string
  shared: boolean
  /** Whether it is the reader's own, to share and to delete. */
  own: boolean
  ownerName: string
}

// More than anybody finds again in a menu.
const MOST_OWN = 50
const MOST_LISTED = 100

/** One's own views of a list and those that colleagues share, own ones first, by name. */
export const listViews = (actor: StaffActor, path: ViewedPath): Promise<SavedView[]> =>
  inStaff(
    actor,
    (tx) => tx.$queryRaw<SavedView[]>`
      SELECT v.id, v.name, v.query, v.shared, v.owner_id = ${actor.userId}::uuid AS own, u.name AS "ownerName"
      FROM saved_views v JOIN users u ON u.id = v.owner_id
      WHERE v.path = ${path} AND (v.shared OR v.owner_id = ${actor.userId}::uuid)
      ORDER BY own DESC, lower(v.name), v.id LIMIT ${MOST_LISTED}`,
  )

/**
 * Keeps the present view of a list under a name.
 *
 * @throws CONFLICT on `name` when one's own view of that name is there, or when there are fifty already.
 */
export const saveView = (actor: StaffActor, input: { name: string; path: ViewedPath; query: string; shared?: 'on' }): Promise<{ id: string; query: string }> =>
  inStaff(actor, async (tx) => {
    // The colleague's row is held, so that parallel savers are counted one after the other.
    await tx.$executeRaw`SELECT 1 FROM staff_members WHERE user_id = ${actor.userId}::uuid FOR NO KEY UPDATE`
    if ((await tx.savedView.count({ where: { ownerId: actor.userId } })) >= MOST_OWN) throw conflict(words.views.tooMany(MOST_OWN), { fields: { name: [words.views.tooMany(MOST_OWN)] } })
    const id = newId()
    await tx.$executeRaw`INSERT INTO saved_views (id, owner_id, name, path, query, shared)
      VALUES (${id}::uuid, ${actor.userId}::uuid, ${input.name}, ${input.path}, ${input.query}, ${input.shared === 'on'})`
    return { id, query: input.query }
  }).catch(refusedBy({ saved_views_owner_id_name_key: () => conflict(words.views.taken, { fields: { name: [words.views.taken] } }) }))

/**
 * Shows a view of one's own to all colleagues, or to oneself alone again.
 *
 * @throws NOT_FOUND for a colleague's view.
 */
export const shareView = (actor: StaffActor, { id, shared }: { id: string; shared: boolean }): Promise<void> =>
  inStaff(actor, async (tx) => {
    const { count } = await tx.savedView.updateMany({ where: { id, ownerId: actor.userId }, data: { shared } })
    if (count === 0) throw notFound(words.views.what)
  })

/**
 * Deletes a view of one's own; what it showed stays as it is.
 *
 * @throws NOT_FOUND for a colleague's view, and for one that is gone.
 */
export const deleteView = (actor: StaffActor, { id }: { id: string }): Promise<void> =>
  inStaff(actor, async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { id, ownerId: actor.userId } })
    if (count === 0) throw notFound(words.views.what)
  })
