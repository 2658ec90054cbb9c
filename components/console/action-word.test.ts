import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actionWord } from './action-word'

/** All that code writes into the audit: names of that form in files that write there. */
function writtenActions(): string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('generated'))
  return files.flatMap((file) => {
    const code = readFileSync(`lib/${file}`, 'utf8')
    return code.includes('/audit/record') ? Array.from(code.matchAll(/'([a-z_]+\.[a-z_]+)'/gu), ([, name = '']) => name) : []
  })
}

test('everything that is written into the audit has its words', () => {
  const written = writtenActions()
  expect(written).toContain('registration.moved')
  expect([...new Set(written)].filter((action) => actionWord(action) === action)).toEqual([])
})
