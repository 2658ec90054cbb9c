import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { workImport } from '@/lib/registrations/import/work-import'

const payloadSchema = z.object({ importId: z.uuid() })

/** One slice of judging or applying a long import. */
export const workImportTask: Task = async (payload) => {
  await workImport(payloadSchema.parse(payload).importId)
}
