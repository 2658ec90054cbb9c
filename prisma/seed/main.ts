// `dist/seed.mjs`: fills the catalogue; with `--demo` also the demo data. Prints one line for what it added.
import { pool } from '@/lib/core/db'
import { seedCatalogue } from './catalogue'

const added = Object.entries(await seedCatalogue()).filter(([, count]) => count > 0)
if (added.length > 0) process.stdout.write(`${added.map(([table, count]) => `${count} ${table}`).join(', ')}\n`)
await pool.end()
