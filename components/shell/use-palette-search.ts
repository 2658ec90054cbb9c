'use client'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { z } from 'zod'
import type { IconName } from '@/components/ui/icons'
import { statusLook } from '@/lib/core/status-look'
import { InstallationStatus, RegistrationStatus } from '@/lib/generated/prisma/enums'
import type { PaletteFinder } from './palette-button'

const PAUSE_MS = 150
const SHORTEST = 2
/** So many of each kind are shown, where one kind is asked for and where several are. */
const MOST = { alone: 8, together: 5 }

interface Found {
  href: string
  label: string
  note?: string
  icon: IconName
}
/** What was found of one kind. */
interface FoundGroup {
  what: PaletteFinder['what']
  lines: readonly Found[]
}
interface Search {
  groups: readonly FoundGroup[]
  state: 'idle' | 'searching' | 'failed'
}

const listOf = <Row extends z.ZodType>(row: Row) => z.object({ data: z.array(row) })
const place = { id: z.string(), slug: z.string().optional() }
type Line = Omit<Found, 'href'> & { id: string; slug?: string | undefined }

// How each kind's answer becomes lines. Only what a line shows is read of it.
const linesOf: Readonly<Record<PaletteFinder['what'], (answer: unknown) => Line[]>> = {
  accounts: (answer) => listOf(z.object({ ...place, name: z.string() })).parse(answer).data.map(({ name, ...row }) => ({ ...row, label: name, note: row.slug, icon: 'building' })),
  sites: (answer) => listOf(z.object({ ...place, name: z.string(), domain: z.string() })).parse(answer).data.map(({ name, domain, ...row }) => ({ ...row, label: name, note: domain, icon: 'globe' })),
  registrations: (answer) =>
    listOf(z.object({ ...place, full_name: z.string(), registration_number: z.string(), status: z.enum(RegistrationStatus) }))
      .parse(answer)
      .data.map(({ full_name, registration_number, status, ...row }) => ({ ...row, label: full_name, note: `${registration_number} · ${statusLook('registration', status).word}`, icon: 'fileText' })),
  installations: (answer) =>
    listOf(z.object({ ...place, contact: z.object({ name: z.string() }), installation_number: z.string(), status: z.enum(InstallationStatus) }))
      .parse(answer)
      .data.map(({ contact, installation_number, status, ...row }) => ({ ...row, label: contact.name, note: `${installation_number} · ${statusLook('installation', status).word}`, icon: 'wrench' })),
}

/** Waits until the typing pauses; a newer question ends the wait. */
const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('a newer question came', 'AbortError'))
    })
  })

async function search({ what, url, href, account }: PaletteFinder, query: string, most: number, signal: AbortSignal): Promise<Found[]> {
  await pause(signal)
  const response = await fetch(`${url}?${new URLSearchParams({ q: query, limit: String(most) }).toString()}`, { signal, headers: account ? { 'x-account': account } : {} })
  return linesOf[what](await response.json()).map(({ id, slug, ...line }) => ({ ...line, href: href.replace(':id', id).replace(':slug', slug ?? '') }))
}

/** What fits `query`, by kind, from two letters on, asked once the typing pauses. What was found stays until the answer. */
export function usePaletteSearch(finders: readonly PaletteFinder[], query: string): Search {
  const wanted = query.trim()
  const asks = wanted.length >= SHORTEST
  const most = finders.length > 1 ? MOST.together : MOST.alone
  const answers = useQueries({
    queries: finders.map((finder) => ({
      queryKey: ['palette', finder.url, finder.account, wanted],
      queryFn: ({ signal }: { signal: AbortSignal }) => search(finder, wanted, most, signal),
      enabled: asks,
      placeholderData: keepPreviousData<Found[]>,
    })),
  })
  return {
    groups: finders.flatMap(({ what }, index) => (asks ? [{ what, lines: answers[index]?.data ?? [] }] : [])),
    state: asks && answers.some(({ isFetching }) => isFetching) ? 'searching' : answers.some(({ isError }) => isError) ? 'failed' : 'idle',
  }
}
