import type { z } from 'zod'

/**
 * Reads a list's filters from the address of a page. A link that somebody kept must open, so what is unknown or no
 * longer fits is left out, where the API would refuse it.
 *
 * @returns `input` for the query, and `shown`, the same as texts for links that change one of them.
 */
export function listQuery<S extends z.ZodObject>(schema: S, searchParams: Record<string, string | string[] | undefined>): { input: z.output<S>; shown: Record<string, string> } {
  const given = Object.entries(searchParams).flatMap(([name, value]): [string, string][] => (name in schema.shape && typeof value === 'string' && value !== '' ? [[name, value]] : []))
  const fits = given.filter(([name, value]) => (schema.shape[name] as z.ZodType).safeParse(value).success)
  const shown = Object.fromEntries(fits)
  return { input: schema.parse(shown), shown }
}
