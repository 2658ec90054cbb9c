import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import type { ImportVerdict } from '@/lib/generated/prisma/enums'
import { judgeLines, rememberLines, repeats, type KeptLine, type Repeats } from './judge-lines'
import { rewriteLines, type KeptMapping } from './preview-import'

/** How many lines one step judges, each step a transaction of a second or less. */
const STEP = 1000

/**
 * Judges a long file, step by step. What was judged before is only read again, to know which lines repeat an earlier
 * one, so it can be left after any step and gone on with.
 *
 * @param until when to leave it, by `performance.now()`
 * @returns whether something is left
 */
export async function judgeImport(id: string, until: number): Promise<boolean> {
  const inFile = repeats()
  let after = 0
  for (;;) {
    const step = await inSystem((tx) => judgeStep(tx, id, after, inFile))
    if (step === null) return false
    after = step.last
    // Reading what was judged before is no progress: a slice of nothing else would be followed by the same one for ever.
    if (step.judged > 0 && performance.now() >= until) return true
  }
}

/** @returns the last line of the step, and how many of its lines it has judged; null when the whole import is */
async function judgeStep(tx: Tx, id: string, after: number, inFile: Repeats): Promise<{ last: number; judged: number } | null> {
  const [found] = await tx.$queryRaw<{ mapping: KeptMapping }[]>`SELECT mapping FROM registration_imports WHERE id = ${id}::uuid AND state = 'judging' FOR UPDATE`
  if (!found) return null
  const { fields } = found.mapping
  const lines = await tx.$queryRaw<(KeptLine & { verdict: ImportVerdict | null })[]>`
    SELECT line, data AS cells, verdict::text FROM registration_import_lines WHERE import_id = ${id}::uuid AND line > ${after} ORDER BY line LIMIT ${STEP}`
  await rememberLines(tx, fields, lines.filter(({ verdict }) => verdict !== null), inFile)
  const open = lines.filter(({ verdict }) => verdict === null).map(({ line, cells }) => ({ line, cells }))
  await rewriteLines(tx, id, await judgeLines(tx, fields, open, inFile))
  const isLast = lines.length < STEP
  await tx.registrationImport.update({ where: { id }, data: { workedAt: now(), ...(isLast && { state: 'ready' }) }, select: { id: true } })
  return isLast ? null : { last: lines.at(-1)?.line ?? after, judged: open.length }
}
