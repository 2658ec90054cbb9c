'use client'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { PaletteSource } from './palette-button'

const answer = z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string().optional() })) })
const PAUSE_MS = 150

type Found = { href: string; label: string; note?: string; icon: 'building' }
type Search = { found: Found[]; state: 'idle' | 'searching' | 'failed' }
const idle: Search = { found: [], state: 'idle' }

/** Accounts whose name fits `query`, from two letters on, asked once the typing pauses. The last question wins. */
export function useAccountSearch(source: PaletteSource['accounts'], query: string): Search {
  const [search, setSearch] = useState<Search>(idle)
  const wanted = source && query.trim().length >= 2 ? `${source.url}?${new URLSearchParams({ q: query.trim(), limit: '8' }).toString()}` : undefined
  const pattern = source?.href ?? ''

  useEffect(() => {
    if (!wanted) return setSearch(idle)
    const stop = new AbortController()
    setSearch((was) => ({ ...was, state: 'searching' }))
    const ask = async () => {
      const response = await fetch(wanted, { signal: stop.signal })
      const { data } = answer.parse(await response.json())
      const found = data.map(({ id, name, slug }) => ({
        href: pattern.replace(':id', id).replace(':slug', slug ?? ''),
        label: name,
        note: slug,
        icon: 'building' as const,
      }))
      setSearch({ found, state: 'idle' })
    }
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (!stop.signal.aborted) setSearch({ found: [], state: 'failed' })
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted, pattern])
  return search
}
