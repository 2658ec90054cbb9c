import { Logger } from 'graphile-worker'
import { logger } from '@/lib/core/logger'

// The queue's own lines quote payloads and whole errors; ours say which job it was, and the error by our rules.

interface JobMeta {
  job?: { id: string; task_identifier: string; attempts: number; max_attempts: number }
  error?: unknown
}

/** Brings the queue's log into the house's. Its everyday lines are for debugging only. */
export const queueLogger = new Logger(() => (level, message, meta) => {
  const { job, error }: JobMeta = meta ?? {}
  const fields = {
    ...(job && { job_id: job.id, task: job.task_identifier, attempt: job.attempts, of: job.max_attempts }),
    ...(error !== undefined && { error }),
  }
  // A try that will be repeated is no alarm yet.
  if (job && error && job.attempts < job.max_attempts) logger.warn(fields, 'a job did not work out and is tried again')
  else if (level === 'error') logger.error(fields, job ? 'a job failed' : message)
  else if (level === 'warning') logger.warn(fields, job ? 'a job needs a look' : message)
  else logger.debug(fields, job ? 'a job ended' : message)
})
