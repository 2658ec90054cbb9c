// What each platform needs to be connected. Pure and browser-safe.
import { domainName } from '@/lib/core/fields'
import type { FieldErrors } from '@/lib/core/errors'
import { siteIntegrations } from '@/lib/messages/en/site-integrations'

const say = siteIntegrations.errors

export const PLATFORMS = ['wordpress', 'shopify', 'custom'] as const
export type Platform = (typeof PLATFORMS)[number]

/** How a connection is described, as it was typed. */
export interface Described {
  address: string
  username?: string | undefined
}

/** The same as it is stored. */
export interface Settled {
  address: string
  /** Only WordPress has one. */
  username: string | null
}

const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/u
/** Where people find themselves when they copy the address of their WordPress. */
const INSIDE_WORDPRESS = /\/(?:wp-admin|wp-json|wp-login\.php)(?:\/.*)?$/u
/** Printable, and not the end of the user name in Basic authentication. */
const USERNAME = /^[^:\p{Cc}]+$/u
/** What the header of a request can carry. */
const SECRET = /^[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?$/u

/** True for a secret that can be sent as it is. */
export const isSecret = (secret: string): boolean => SECRET.test(secret)

/**
 * Settles what describes a connection: the address in one form, so that two ways to write it are one.
 *
 * @returns what is stored, or what is wrong by field.
 */
export function settle(platform: Platform, { address: typed, username: name = '' }: Described): Settled | { errors: FieldErrors } {
  const url = parsed(typed)
  const address = url && addressFor[platform](url)
  const username = platform === 'wordpress' ? name.trim() : null
  const errors = {
    ...(address === null && { address: [say.addresses[platform]] }),
    ...(username !== null && !USERNAME.test(username) && { username: [say.username] }),
  }
  return address === null || Object.keys(errors).length > 0 ? { errors } : { address, username }
}

/** By https, to a name (never to a number), on its own port, without a login. */
function parsed(typed: string): URL | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//iu.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === ''
  return isPlain && domainName.safeParse(url.hostname).data === url.hostname ? url : null
}

const withoutSlash = (path: string): string => path.replace(/\/+$/u, '')

const addressFor: Record<Platform, (url: URL) => string | null> = {
  wordpress: ({ origin, pathname }) => origin + withoutSlash(pathname.replace(INSIDE_WORDPRESS, '')),
  shopify: ({ origin, hostname }) => (SHOP.test(hostname) ? origin : null),
  // What follows a question mark is shown to everybody who sees the site, and is where people put keys.
  custom: ({ origin, pathname, search }) => (search === '' ? origin + (pathname === '/' ? '' : pathname) : null),
}
