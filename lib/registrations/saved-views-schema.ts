import { z } from 'zod'
import { requiredLine, text, uuid } from '@/lib/core/fields'
import { fields as fieldWords } from '@/lib/messages/en/fields'

/** The lists that views are kept of. */
const viewedPaths = ['/admin/registrations'] as const
export type ViewedPath = (typeof viewedPaths)[number]

export const saveViewBody = z.object({
  name: requiredLine(60, fieldWords.name),
  path: z.enum(viewedPaths),
  /** The words after the question mark: filters, sort, columns and layout; the page in the list is no part of a view. */
  query: text(2000).transform(viewQuery),
  shared: z.literal('on').optional(),
})
export const viewParams = z.object({ id: uuid })
export const shareViewBody = viewParams.extend({ shared: z.enum(['true', 'false']).transform((word) => word === 'true') })

/** The part of an address that makes a view: without the page, and always in the same order, so that equal views are equal texts. */
export function viewQuery(query: string): string {
  const params = new URLSearchParams(query)
  params.delete('cursor')
  for (const [name, value] of Array.from(params)) if (value === '') params.delete(name)
  params.sort()
  return params.toString()
}
