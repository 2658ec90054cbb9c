import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { SiteProofMethod } from '@/lib/generated/prisma/enums'
import { OutsideFailure } from '@/lib/core/outside-failure'
import { fetchOutside, type Outside, type OutsideAnswer } from '@/lib/core/safe-fetch'
import { instructionsFor, isSameSite, VERIFICATION, type ProofReason } from './policy'

const FILE_MOST = 1024
const PAGE_MOST = 256 * 1024

/** What is looked for, and where. */
interface Sought {
  domain: string
  token: string
}

/** Looks whether a domain proves itself. @returns null when it does, otherwise why not. Throws only for faults of ours. */
export async function lookForProof(outside: Outside, method: SiteProofMethod, sought: Sought): Promise<ProofReason | null> {
  try {
    return await looks[method](outside, sought)
  } catch (error) {
    if (error instanceof OutsideFailure) return error.reason
    throw error
  }
}

const looks: Record<SiteProofMethod, (outside: Outside, sought: Sought) => Promise<ProofReason | null>> = {
  dns: async ({ lookup }, { domain, token }) => {
    const { name, value } = instructionsFor(domain, token).dns
    // At the domain itself too: some panels allow no names with an underscore. One place that fails does not hide the other.
    const found = await Promise.allSettled([lookup.texts(name), lookup.texts(domain)])
    const records = found.flatMap((place) => (place.status === 'fulfilled' ? place.value : [])).map((text) => text.trim())
    if (records.includes(value)) return null
    for (const place of found) if (place.status === 'rejected') throw place.reason
    return records.some((text) => text.startsWith(`${VERIFICATION}=`)) ? 'wrong_value' : 'not_found'
  },
  file: async (outside, { domain, token }) => {
    const { status, body, isCut } = await fromSite(outside, domain, instructionsFor(domain, token).file.url, FILE_MOST)
    if (status === 404 || status === 410) return 'not_found'
    if (status !== 200) return 'bad_status'
    if (isCut) return 'too_large'
    return body.toString('utf8').trim() === token ? null : 'wrong_value'
  },
  meta: async (outside, { domain, token }) => {
    const { status, body } = await fromSite(outside, domain, `https://${domain}/`, PAGE_MOST)
    if (status !== 200) return 'bad_status'
    const values = metaValues(body.toString('utf8'))
    if (values.includes(token)) return null
    return values.length > 0 ? 'wrong_value' : 'not_found'
  },
}

/** By https; by http where nothing answers on https, because a new site may not have a certificate yet. A broken certificate is said, not gone round. */
async function fromSite(outside: Outside, domain: string, address: string, most: number): Promise<OutsideAnswer> {
  const wanted = { most, follow: (host: string) => isSameSite(domain, host) }
  return fetchOutside(outside, address, wanted).catch((error: unknown) => {
    if (error instanceof OutsideFailure && error.reason === 'no_answer') return fetchOutside(outside, address.replace(/^https:/, 'http:'), wanted)
    throw error
  })
}

/** What the page says in meta tags of our name, read as a browser reads it: comments, scripts and the body say nothing. */
function metaValues(html: string): string[] {
  const childrenOf = (node: Tree.Node | undefined): Tree.Element[] =>
    node && 'childNodes' in node ? node.childNodes.filter((child): child is Tree.Element => 'tagName' in child) : []
  const root = childrenOf(parse(html)).find(({ tagName }) => tagName === 'html')
  const head = childrenOf(root).find(({ tagName }) => tagName === 'head')
  const attribute = ({ attrs }: Tree.Element, wanted: string) => attrs.find(({ name }) => name === wanted)?.value.trim()
  return childrenOf(head)
    .filter((element) => element.tagName === 'meta' && attribute(element, 'name')?.toLowerCase() === VERIFICATION)
    .map((element) => attribute(element, 'content') ?? '')
}
