import type { ServerResponse } from 'node:http'
import { pageNote, type PageNote } from '@/lib/core/page-status'

type Write = (...args: unknown[]) => ServerResponse

/** The status that goes out: what the page noted, where Next's own means the same in its words. */
export function statusOf({ status: noted }: PageNote, status: number): number {
  if (noted === 301 && (status === 307 || status === 308)) return 301
  if (noted === 410 && (status === 200 || status === 404)) return 410
  if (noted === 404 && status === 200) return 404
  return status
}

/** Lets a page be drawn, and gives its answer the status that it noted meanwhile. */
export function withPageStatus(res: ServerResponse, draw: () => Promise<void>): Promise<void> {
  const note: PageNote = {}
  const writeHead = res.writeHead.bind(res) as Write
  res.writeHead = (status: unknown, ...rest: unknown[]) => writeHead(statusOf(note, Number(status)), ...rest)
  return pageNote.run(note, draw)
}
