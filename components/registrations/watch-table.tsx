'use client'
/**
 * WatchTable({ filter, since, rows, leads })   says above the table when others have changed what it shows, and shows it at a press.
 *   filter: of the table, as the API takes it; since: when the table was read; rows: what stands in it, id and last change
 *   leads: what would stand before these rows: what is new, what has changed, or nothing that could be told
 */
import { useEffect, useMemo, useState } from 'react'
import { ChangedNotice } from '@/components/ui/changed-notice'
import { registrations as words } from '@/lib/messages/en/registrations'
import { changesAnswer, type ChangesAnswer } from '@/lib/registrations/schema'

const LOOK_EVERY_MS = 5000

interface Props {
  filter: string
  since: string
  rows: readonly (readonly [id: string, updatedAt: string])[]
  leads: 'new' | 'changed' | 'none'
}

export function WatchTable({ filter, since, rows, leads }: Props) {
  const [changed, setChanged] = useState<{ of: string; ids: ReadonlySet<string> }>({ of: since, ids: new Set() })
  const shown = useMemo(() => new Map(rows), [rows])
  useEffect(() => {
    // The feed tells of some rows again: a change is counted when this version of the row was not heard of yet.
    const heard = new Set<string>()
    let from = since
    const isNews = (row: ChangesAnswer['rows'][number]): boolean => {
      const version = shown.get(row.id)
      if (version !== undefined) return version !== row.updated_at
      return row.matches && leads !== 'none' && (leads === 'new' ? row.created_at : row.updated_at) > since
    }
    const look = async () => {
      const answer = await ask(filter, from)
      if (!answer) return
      from = answer.now
      const fresh = answer.rows.filter((row) => !heard.has(`${row.id} ${row.updated_at}`) && isNews(row))
      for (const row of answer.rows) heard.add(`${row.id} ${row.updated_at}`)
      if (fresh.length > 0) setChanged((before) => ({ of: since, ids: new Set([...(before.of === since ? before.ids : []), ...fresh.map(({ id }) => id)]) }))
    }
    void look()
    const timer = setInterval(() => {
      if (!document.hidden) void look()
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [filter, since, shown, leads])
  const count = changed.of === since ? changed.ids.size : 0
  return <ChangedNotice text={count > 0 ? words.table.changed(count) : null} show={words.table.show} />
}

/** What others did since; null when it cannot be asked. */
async function ask(filter: string, since: string): Promise<ChangesAnswer | null> {
  const query = new URLSearchParams(filter)
  query.set('since', since)
  try {
    const response = await fetch(`/api/admin/registrations/changes?${query}`)
    return response.ok ? changesAnswer.parse(await response.json()) : null
  } catch {
    return null
  }
}
