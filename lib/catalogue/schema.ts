// What `GET /api/industries` answers. Browser-safe.
import { z } from 'zod'

const sectorResource = z.object({ slug: z.string(), name: z.string() })

export const industriesAnswer = z.object({
  industries: z.array(z.object({ slug: z.string(), name: z.string(), sectors: z.array(sectorResource) })),
})
