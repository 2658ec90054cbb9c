// Writes the figures down, each beside its limit and its aim.

/**
 * @typedef {{ name: string, fewMs: number, manyMs: number, manyP99Ms: number }} Grown
 * @typedef {{ pages: Grown[], reports: Grown[], export: { rows: number, seconds: number, grewMb: number } }} Pipeline
 * @typedef {{ ours: number, limit: number, ratio: number }} Pair
 * @typedef {object} Figures
 * @property {string} machine
 * @property {Pair} landing against a bare page with next to nothing on it
 * @property {Pair} landingAlike against a bare page with the same elements on it
 * @property {Pair} signedIn
 * @property {Pair} signedInAlike
 * @property {{ path: string, kb: number, most: number | null }[]} scripts
 * @property {{ path: string, scores: Record<string, number>, faults: string[] }[]} lighthouse
 * @property {{ plan: string, roundTrips: number, medianMs: number, p95Ms: number }[]} provisioning
 * @property {Pair} register
 * @property {{ name: string, ours: number, limit: number, ratio: number, aim?: number }[]} spends
 * @property {{ name: string, medianMs: number, p99Ms: number, bareMs: number }[]} sites pages of lists
 * @property {Pipeline} registrations
 * @property {{ idle: Record<string, number>, loaded: Record<string, number> }} memory
 */

const whole = (/** @type {number} */ value) => Math.round(value).toLocaleString('en')
const verdict = (/** @type {boolean} */ isMet) => (isMet ? 'met' : '**missed**')
const table = (/** @type {string[]} */ head, /** @type {(string | number)[][]} */ rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')

/**
 * The section of the registrations, which `bench/inside.ts` measures.
 *
 * @param {Pipeline} figures
 */
export const pipeline = ({ pages, reports, export: file }) => `## The pipeline with a thousand and with a million registrations

The same pages of 50 by the use cases behind screen and API, medians in milliseconds. A page should cost the same at both sizes.

${table(
  ['page', 'of 1,000', 'of 1,000,000', '99th percentile of it', ''],
  pages.map(({ name, fewMs, manyMs, manyP99Ms }) => [name, fewMs.toFixed(1), manyMs.toFixed(1), manyP99Ms.toFixed(1), manyMs < Math.max(3 * fewMs, 20) ? 'met' : '**missed**']),
)}

Everything that is reported of a cohort, medians of ten. Each registration of a cohort is counted, so a larger one costs more; of more than 20,000 the histories of some 10,000 are read.

${table(
  ['report', 'of 1,000', 'of 1,000,000'],
  reports.map(({ name, fewMs, manyMs }) => [name, fewMs.toFixed(0), manyMs.toFixed(0)]),
)}

Export of all of them as CSV: ${whole(file.rows)} rows in ${file.seconds.toFixed(1)} s, while the process grew by at most ${whole(file.grewMb)} MB behind the first 200,000 (aim < 100: ${verdict(file.grewMb < 100)}).`

/** @param {Figures} figures */
export function report({ machine, landing, landingAlike, signedIn, signedInAlike, scripts, lighthouse, provisioning, register, spends, sites, registrations, memory }) {
  const pair = (/** @type {string} */ name, /** @type {Pair} */ { ours, limit, ratio }, /** @type {number | undefined} */ aim) => [name, whole(ours), whole(limit), ratio.toFixed(2), aim === undefined ? '' : `≥ ${aim}: ${verdict(ratio >= aim)}`]
  return `# Measured

Command: \`npm run bench\`. ${new Date().toISOString().slice(0, 10)}, ${machine}, load, server and database on the same machine.
Ours and its limit take turns in the same run; the medians of three rounds stand here. Compare ratios: machines differ and are noisy.

## Requests a second, ten connections

${table(
  ['what', 'ours', 'limit', 'ratio', 'aim'],
  [
    pair('`POST /api/register`, against bare argon2id hashes', register, 0.6),
    pair('Landing page, against a bare Next page with one query and the same elements', landingAlike, 0.8),
    pair('Landing page, against a bare Next page with one query and two lines of text', landing, undefined),
    pair('Home of an account, against a bare Next page with one query and the same elements', signedInAlike, 0.8),
    pair('Home of an account, against a bare Next page with one query and two lines of text', signedIn, undefined),
    ...spends.map(({ name, aim, ...figures }) => pair(name, figures, aim)),
  ],
)}

## provisionAccount, without hashing

${table(
  ['plan', 'round trips (aim ≤ 8)', 'median ms (aim < 10)', '95th percentile ms', ''],
  provisioning.map(({ plan, roundTrips, medianMs, p95Ms }) => [plan, roundTrips, medianMs.toFixed(1), p95Ms.toFixed(1), verdict(roundTrips <= 8 && medianMs < 10)]),
)}

## Lists of sites: 100,000 in the database, 10,000 in the account

A page of 25 by the use case behind screen and API; the limit beside it is one plain SELECT of the same page by \`pg\`.

${table(
  ['page', 'median ms', '99th percentile ms (aim < 50)', 'plain SELECT, median ms', ''],
  sites.map(({ name, medianMs, p99Ms, bareMs }) => [name, medianMs.toFixed(1), p99Ms.toFixed(1), bareMs.toFixed(1), verdict(p99Ms < 50)]),
)}

${pipeline(registrations)}

## Script before the first click, compressed

${table(
  ['page', 'KB', 'limit'],
  scripts.map(({ path, kb, most }) => [path, kb.toFixed(1), most === null ? '' : `≤ ${most}: ${verdict(kb <= most)}`]),
)}

## Lighthouse, phone profile, median of three

${table(
  ['page', 'performance (aim ≥ 95)', 'accessibility', 'best practices', 'SEO', 'what is missing'],
  lighthouse.map(({ path, scores, faults }) => [path, scores.performance ?? 0, scores.accessibility ?? 0, scores['best-practices'] ?? 0, scores.seo ?? 0, faults.join(', ')]),
)}

## Memory, resident, MB

${table(['process', 'idle', 'after this load'], ['web', 'worker'].map((name) => [name, memory.idle[name] ?? 0, memory.loaded[name] ?? 0]))}
`
}
