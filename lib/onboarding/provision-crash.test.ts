import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { rm } from 'node:fs/promises'
import { connected, sql } from '@/lib/testing/database'
import { order } from '@/lib/testing/factories'
import { provisionAccount } from './provision-account'

// Faults that the process itself can't see: it dies right after commit, or the database asks for another try.

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = `${root}dist/test-crash-${process.pid}.mjs`
afterAll(() => rm(program, { force: true }))

test('PROV-3: a process that dies between commit and answer leaves a whole account; the same key again is answered with it', async () => {
  const wanted = await order({ plan: 'growth' })
  await build({
    stdin: {
      contents: `import { provisionAccount } from './lib/onboarding/provision-account'
        await provisionAccount(JSON.parse(process.argv[2]))
        process.kill(process.pid, 'SIGKILL')`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
  })
  await expect(promisify(execFile)(process.execPath, [program, JSON.stringify(wanted)])).rejects.toMatchObject({ signal: 'SIGKILL' })

  const answer = await provisionAccount(wanted)
  expect(answer).toMatchObject({ replayed: true, result: { planSlug: 'growth', invoice: { totalMinor: 20_000 } } })
  expect(await sql('owner', 'SELECT id FROM accounts WHERE name = $1', [wanted.name])).toEqual([{ id: answer.result.accountId }])
})

test.each([
  ['40001', 'serialization failure'],
  ['40P01', 'deadlock'],
])('PROV-8: a %s (%s) is tried again until it passes', async (code) => {
  const wanted = await order()
  // A sequence counts the tries, because it does not roll back.
  await connected('owner', async (owner) => {
    await owner.query(`CREATE SEQUENCE tries; GRANT USAGE ON SEQUENCE tries TO gatehouse_app;
      CREATE FUNCTION collide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('tries') <= 3 THEN RAISE EXCEPTION 'collision' USING ERRCODE = '${code}'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER collide BEFORE INSERT ON registrations FOR EACH ROW EXECUTE FUNCTION collide()`)
  })
  expect(await provisionAccount(wanted)).toMatchObject({ replayed: false })
  expect(await sql('owner', `SELECT last_value::int AS tries FROM tries`)).toEqual([{ tries: 4 }])
  await sql('owner', 'DROP FUNCTION collide() CASCADE')
  await sql('owner', 'DROP SEQUENCE tries')
})

test('PROV-8: what keeps colliding ends as TRY_AGAIN and leaves nothing', async () => {
  const wanted = await order()
  await sql('owner', `CREATE FUNCTION collide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'collision' USING ERRCODE = '40001'; END $$`)
  await sql('owner', 'CREATE CONSTRAINT TRIGGER collide AFTER INSERT ON accounts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION collide()')
  await expect(provisionAccount(wanted)).rejects.toMatchObject({ code: 'TRY_AGAIN' })
  await sql('owner', 'DROP FUNCTION collide() CASCADE')
  expect(await sql('owner', 'SELECT 1 FROM accounts WHERE name = $1', [wanted.name])).toEqual([])
  expect(await provisionAccount(wanted)).toMatchObject({ replayed: false })
})
