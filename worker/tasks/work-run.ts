import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { workRun } from '@/lib/registrations/runs/work-run'

const payloadSchema = z.object({ runId: z.uuid() })

/** One slice of a command over many registrations. */
export const workRunTask: Task = async (payload) => {
  await workRun(payloadSchema.parse(payload).runId)
}
