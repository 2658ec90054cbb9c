import { z } from 'zod'
import { registrationFilter, registrationsQuery, type RegistrationFilter } from './schema'

/** The address of the list: the API's filters and order, and how it is drawn. */
export const viewedQuery = registrationsQuery.extend({
  view: z.enum(['table', 'board']).default('table'),
  /** The table's columns besides the name, with commas; names that are gone are left out. */
  cols: z
    .string()
    .regex(/^[a-z,]{1,120}$/)
    .optional(),
})
export type ViewedQuery = z.output<typeof viewedQuery>

/** The filter alone, without the order, the page and the drawing. */
export const filterOf = (query: ViewedQuery): RegistrationFilter =>
  Object.fromEntries(Object.entries(query).filter(([name, value]) => name in registrationFilter.shape && value !== undefined && value !== '')) as RegistrationFilter
