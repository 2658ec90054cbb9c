import { AsyncLocalStorage } from 'node:async_hooks'

// Next's pages can say 308 and 404, but neither 301 nor 410, and their 404 is an empty page without a script. A page that
// means one of these and shows something notes it here, and the server in front puts it on the answer (server/page-status.ts).

type PageStatus = 301 | 404 | 410

/** What an answer should say, noted while its page is drawn. */
export interface PageNote {
  status?: PageStatus
}

// One for each process: the server and Next's pages are different bundles, each with a copy of this module.
const shared = globalThis as { gatehousePageNote?: AsyncLocalStorage<PageNote> }
export const pageNote = (shared.gatehousePageNote ??= new AsyncLocalStorage<PageNote>())

/** Notes the status of the page that is being drawn, the first time: a frame knows more of an address than the page in it. Without effect where no server listens, as in tests. */
export function noteStatus(status: PageStatus): void {
  const note = pageNote.getStore()
  if (note) note.status ??= status
}
