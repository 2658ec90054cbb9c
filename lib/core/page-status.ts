import { AsyncLocalStorage } from 'node:async_hooks'

// Next's pages can say 308 and 404, but neither 301 nor 410. A page that means one of these notes it here, and the server
// in front puts it on the answer (server/page-status.ts).

/** What an answer should say, noted while its page is drawn. */
export interface PageNote {
  status?: 301 | 410
}

// One for each process: the server and Next's pages are different bundles, each with a copy of this module.
const shared = globalThis as { gatehousePageNote?: AsyncLocalStorage<PageNote> }
export const pageNote = (shared.gatehousePageNote ??= new AsyncLocalStorage<PageNote>())

/** Notes the status of the page that is being drawn; without effect where no server listens, as in tests. */
export function noteStatus(status: 301 | 410): void {
  const note = pageNote.getStore()
  if (note) note.status = status
}
