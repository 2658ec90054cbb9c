import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { removeBytes } from '@/lib/files/sweep-files'

const payloadSchema = z.object({ keys: z.array(z.string()) })

/** Removes what files held that were given up. */
export const removeBytesTask: Task = (payload) => removeBytes(payloadSchema.parse(payload).keys)
