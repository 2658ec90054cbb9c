// Writes lib/core/reserved-words.ts: the names that no account may have, because a route, a file or a
// mailbox of the house has them. Run it after adding a top-level route; a test fails until that is done.
import { readdirSync, existsSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
export const target = join(root, 'lib/core/reserved-words.ts')

// RFC 2142, sections 3 to 6: the mailboxes that every domain answers for.
const MAILBOXES = [
  'abuse', 'ftp', 'hostmaster', 'info', 'list', 'list-request', 'marketing', 'news', 'noc', 'postmaster', 'sales',
  'security', 'support', 'trouble', 'usenet', 'uucp', 'webmaster', 'www',
]

// What Next.js and browsers ask for under the root, and names that would be taken for the house itself.
// Kept here before a route exists, so that a later one does not collide with a customer's address.
const HOUSE = [
  'about', 'account', 'accounts', 'acme-challenge', 'admin', 'administrator', 'api', 'app', 'apply', 'assets', 'auth', 'billing', 'blog',
  'careers', 'console', 'contact', 'customer', 'customers', 'dashboard', 'docs', 'download', 'employee', 'favicon',
  'feedback', 'files', 'guest', 'health', 'help', 'home', 'hooks', 'image', 'images', 'imprint', 'install',
  'invite', 'invoice', 'invoices', 'join', 'legal', 'localhost', 'login', 'logout', 'magic', 'mail', 'manifest', 'me',
  'next', 'null', 'oauth', 'operator', 'owner', 'password', 'pay', 'payments', 'plans', 'portal', 'pricing', 'privacy',
  'public', 'register', 'reset', 'robots', 'root', 'settings', 'signin', 'signout', 'signup', 'sitemap', 'sites', 'staff',
  'static', 'status', 'system', 'team', 'terms', 'track', 'undefined', 'user', 'users', 'vendor', 'verify', 'webhooks',
  'well-known', 'whatsapp', 'worker',
]

const SPECIAL_FILES = new Set([
  'default', 'error', 'forbidden', 'global-error', 'global-not-found', 'layout', 'loading', 'not-found', 'page', 'route',
  'template', 'unauthorized', 'globals',
])

/** First segments of the addresses under app/: groups are looked through, dynamic and private folders are none. */
function routeSegments(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return SPECIAL_FILES.has(stem(entry.name)) ? [] : [stem(entry.name)]
    if (/^\(.*\)$/.test(entry.name)) return routeSegments(join(folder, entry.name))
    return /^[[_@(]/.test(entry.name) ? [] : [entry.name]
  })
}

/** "robots.txt" → "robots"; "apple-icon.test.ts" and the like count by their first part. */
const stem = (file) => parse(file).name.split('.')[0] ?? ''

const list = (folder, names) => (existsSync(folder) ? names(folder) : [])

/** All reserved words: lower case, only what a slug could be, sorted, once each. */
export function reservedWords() {
  const found = [
    ...list(join(root, 'app'), routeSegments),
    ...list(join(root, 'public'), (folder) => readdirSync(folder).map(stem)),
    ...MAILBOXES,
    ...HOUSE,
  ]
  const words = new Set(found.map((word) => word.toLowerCase()).filter((word) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word)))
  return [...words].sort((a, b) => (a < b ? -1 : 1))
}

/** The text of the generated module. */
export function render(words) {
  const lines = words.map((word) => `  '${word}',`).join('\n')
  return `// Made by scripts/reserved-words.mjs from the route tree, public/ and RFC 2142. Do not edit by hand.\nexport const RESERVED_WORDS: readonly string[] = [\n${lines}\n]\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = reservedWords()
  writeFileSync(target, render(words))
  process.stdout.write(`${words.length} reserved words written to lib/core/reserved-words.ts\n`)
}
