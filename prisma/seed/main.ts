// `dist/seed.mjs`: brings in what a database starts with, and with `--demo` the demo data. Says only what is new.
import { resolve } from 'node:path'
import { db, pool } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { logger } from '@/lib/core/logger'
import { seedCatalogue, type Added } from './catalogue'
import { seedDemo, type DemoOutcome } from './demo'
import { seedOperator } from './operator'
import { reservedSlugsInUse } from './reserved-slugs'

const WORDS: Record<keyof Added, string> = {
  plans: 'plans',
  planVersions: 'prices',
  industries: 'industries',
  sectors: 'sectors',
  paymentMethods: 'ways to pay',
}

const demoSays = (outcome: DemoOutcome, folder: string): string | undefined => {
  switch (outcome) {
    case 'made':
      return `demo data, with its logins in ${resolve(folder, 'demo.json')}`
    case 'refused':
      return 'no demo data, because this database has accounts of its own'
    case 'lost':
      return `the demo data is here already, but its logins are not in ${resolve(folder, 'demo.json')}`
    case 'present':
      return undefined
  }
}

async function seed(isDemoWanted: boolean): Promise<string[]> {
  const added = await seedCatalogue()
  const news = (Object.keys(WORDS) as (keyof Added)[]).filter((key) => added[key] > 0).map((key) => `${added[key]} ${WORDS[key]}`)
  if (await seedOperator()) news.push('the operator’s account')
  for (const slug of await reservedSlugsInUse()) news.push(`the account at /${slug} can’t be reached, because a page has that address now: give it another`)
  if (!isDemoWanted) return news
  const folder = resolve(env.GATEHOUSE_DATA)
  const line = demoSays(await seedDemo(folder), folder)
  return line ? [...news, line] : news
}

// What the use cases log of their ordinary work is no news to whoever starts the house.
logger.level = 'warn'

try {
  const news = await seed(process.argv.includes('--demo'))
  if (news.length > 0) process.stdout.write(`${news.join(', ')}\n`)
} catch (error) {
  // The message alone: what is around it in a driver's error may hold rows.
  process.stderr.write(`${error instanceof Error ? error.message.trim() : 'unknown error'}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}
