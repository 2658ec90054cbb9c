// Migrates the database in DATABASE_URL, or the embedded one of the data folder when that is not set.
import { openDataFolder, loadSecrets } from './lib/data-folder.mjs'
import { connect } from './lib/database.mjs'
import { migrateWith } from './lib/settings.mjs'
import { explain } from './lib/plain-error.mjs'
import { makeSteps } from './lib/steps.mjs'
import { claimDataFolder } from './lib/up-lock.mjs'

const step = makeSteps()
let release = () => {}
try {
  const folder = openDataFolder(process.env.GATEHOUSE_DATA)
  // A running `up` has migrated at its start, and its embedded server must not be started a second time.
  if (!process.env.DATABASE_URL) release = claimDataFolder(folder)
  const secrets = loadSecrets(folder)
  const database = await connect({ folder, secrets })
  try {
    await step('Migrate', async (tell) => {
      const { applied } = await migrateWith({ ownerUrl: database.ownerUrl, secrets })
      tell(applied.length === 0 ? 'nothing to do' : `applied ${applied.join(', ')}`)
    })
  } finally {
    await database.stop()
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
} finally {
  release()
}
