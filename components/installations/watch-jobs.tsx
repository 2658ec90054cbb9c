'use client'
/**
 * WatchJobs({ query, rows })   says above the list when others have changed what it shows, and shows it at a press.
 * WatchJob({ id, version })    the same on the page of one: what is typed there stands on the plan that was seen.
 *   query: of the list, as the API takes it; rows: what stands in it; version: of what was drawn
 */
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { ChangedNotice } from '@/components/ui/changed-notice'
import { installations as words } from '@/lib/messages/en/installations'

const LOOK_EVERY_MS = 5000

const job = z.object({ id: z.string(), version: z.int() })
type Job = z.output<typeof job>
const answer = z.union([z.object({ data: z.array(job) }).transform(({ data }) => data), job.transform((one) => [one])])

/** Tells apart what was drawn and what there is now. */
const markOf = (jobs: readonly Job[]): string => jobs.map(({ id, version }) => `${id} ${version}`).join()

/** The mark of what there is now; null when it cannot be asked. */
async function askMark(path: string): Promise<string | null> {
  try {
    const response = await fetch(path)
    return response.ok ? markOf(answer.parse(await response.json())) : null
  } catch {
    return null
  }
}

/** True once others have changed what was drawn. */
function useChanged(path: string, mark: string): boolean {
  const [changedFrom, setChangedFrom] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    const look = async (): Promise<void> => {
      const now = document.hidden ? null : await askMark(path)
      if (!isGone && now !== null) setChangedFrom(now === mark ? null : mark)
    }
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [path, mark])
  return changedFrom === mark
}

export function WatchJobs({ query, rows }: { query: string; rows: readonly Job[] }) {
  const isChanged = useChanged(`/api/admin/installations?${query}`, markOf(rows))
  return <ChangedNotice text={isChanged ? words.changed.list : null} show={words.changed.show} />
}

export function WatchJob({ id, version }: Job) {
  const isChanged = useChanged(`/api/admin/installations/${id}`, markOf([{ id, version }]))
  return <ChangedNotice text={isChanged ? words.changed.one : null} show={words.changed.show} place="page" />
}
