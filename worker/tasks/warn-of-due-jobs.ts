import { warnOfDueJobs } from '@/lib/installations/warn-of-due-jobs'

/** Every quarter of an hour: tells colleagues of installations whose time is running out. */
export async function warnOfDueJobsTask(): Promise<void> {
  await warnOfDueJobs()
}
