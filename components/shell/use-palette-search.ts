'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { PaletteFinder } from './palette-button'

const answer = z.object({ data: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string().optional(), domain: z.string().optional() })) })
const PAUSE_MS = 150
const SHORTEST = 2
const icons = { accounts: 'building', sites: 'globe' } as const

type Found = { href: string; label: string; note?: string; icon: (typeof icons)[PaletteFinder['what']] }
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

async function search({ what, url, href, account }: PaletteFinder, query: string, signal: AbortSignal): Promise<Found[]> {
  await pause(signal)
  const response = await fetch(`${url}?${new URLSearchParams({ q: query, limit: '8' }).toString()}`, { signal, headers: account ? { 'x-account': account } : {} })
  const { data } = answer.parse(await response.json())
  return data.map(({ id, name, slug, domain }) => ({ href: href.replace(':id', id).replace(':slug', slug ?? ''), label: name, note: domain ?? slug, icon: icons[what] }))
}

/** Accounts or sites that fit `query`, from two letters on, asked once the typing pauses. What was found stays until the answer. */
export function usePaletteSearch(finder: PaletteFinder | undefined, query: string): Search {
  const wanted = query.trim()
  const asks = finder !== undefined && wanted.length >= SHORTEST
  const { data, isFetching, isError } = useQuery({
    queryKey: ['palette', finder?.url, finder?.account, wanted],
    queryFn: ({ signal }) => (finder ? search(finder, wanted, signal) : []),
    enabled: asks,
    placeholderData: keepPreviousData,
  })
  return { found: asks ? (data ?? []) : [], state: asks && isFetching ? 'searching' : isError ? 'failed' : 'idle' }
}
