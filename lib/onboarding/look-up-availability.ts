import { previewSlug } from '@/lib/core/slug'
import { checkAvailability } from './availability'
import type { Availability, AvailabilityQuestion } from './schema'

/** What is free, and which address an account of the name would get. */
export async function lookUpAvailability(question: AvailabilityQuestion): Promise<Availability> {
  const { company_name: name } = question
  const [found, slug] = await Promise.all([checkAvailability(question), name === undefined ? undefined : previewSlug(name)])
  return { ...found, ...(slug !== undefined && { slug }) }
}
