import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
// Loaded by hand below: the package's own entry imports its .wasm file, which Node does not do without a flag.
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

async function load(): Promise<typeof engine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engine } })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return engine
}

/**
 * The SQL that makes an empty database into what schema.prisma describes. A starting point for a
 * migration by hand, and what the drift test compares the migrated database with.
 *
 * @param url any PostgreSQL; the engine only asks it for its version.
 * @param files name and text of each schema file.
 */
export async function draftSchema(url: string, files: [name: string, text: string][]): Promise<string> {
  const { SchemaEngine } = await load()
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }))
  const differ = await SchemaEngine.new({ datamodels: files }, () => undefined, adapter)
  const { stdout } = await differ.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: files.map(([path, content]) => ({ path, content })) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout ?? ''
}
