'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { PaletteSource } from './palette-button'

const answer = z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string().optional() })) })
const PAUSE_MS = 150
const SHORTEST = 2

type Found = { href: string; label: string; note?: string; icon: 'building' }
type Search = { found: readonly Found[]; state: 'idle' | 'searching' | 'failed' }

/** Waits until the typing pauses; a newer question ends the wait. */
const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('a newer question came', 'AbortError'))
    })
  })

async function search(source: NonNullable<PaletteSource['accounts']>, query: string, signal: AbortSignal): Promise<Found[]> {
  await pause(signal)
  const response = await fetch(`${source.url}?${new URLSearchParams({ q: query, limit: '8' }).toString()}`, { signal })
  const { data } = answer.parse(await response.json())
  return data.map(({ id, name, slug }) => ({ href: source.href.replace(':id', id).replace(':slug', slug ?? ''), label: name, note: slug, icon: 'building' }))
}

/** Accounts whose name fits `query`, from two letters on, asked once the typing pauses. What was found stays until the answer. */
export function useAccountSearch(source: PaletteSource['accounts'], query: string): Search {
  const wanted = query.trim()
  const asks = source !== undefined && wanted.length >= SHORTEST
  const { data, isFetching, isError } = useQuery({
    queryKey: ['accounts', 'search', source?.url, wanted],
    queryFn: ({ signal }) => (source ? search(source, wanted, signal) : []),
    enabled: asks,
    placeholderData: keepPreviousData,
  })
  return { found: asks ? (data ?? []) : [], state: asks && isFetching ? 'searching' : isError ? 'failed' : 'idle' }
}
