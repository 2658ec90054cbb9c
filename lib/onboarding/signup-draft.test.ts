import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR, moveClock } from '@/lib/core/clock'
import { newDraft, sealedSignup } from './signup-draft'
import { TYPED_FIELDS } from './wizard'

const typed = () => ({ ...newDraft(), values: { company_name: ' Acme ', email: 'not an address' }, submitted: ['plan' as const], passwordHash: '$argon2id$x' })

test('what was typed comes back letter for letter, also what is wrong', async () => {
  const draft = typed()
  expect(await sealedSignup.open(await sealedSignup.seal(draft))).toEqual(draft)
})

test('a sealed draft shows nothing of what is in it', async () => {
  const sealed = (await sealedSignup.seal(typed())) ?? ''
  const shown = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1')).join(' ')
  expect(shown).not.toMatch(/Acme|argon2|address/)
})

test('a changed, foreign or old draft starts afresh', async () => {
  const sealed = (await sealedSignup.seal(typed())) ?? ''
  for (const at of [10, sealed.length - 5, Math.floor(sealed.length / 2)]) {
    const other = sealed[at] === 'A' ? 'B' : 'A'
    expect(await sealedSignup.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeUndefined()
  }
  for (const nothing of [undefined, '', 'x', 'a.b.c.d.e', 'x'.repeat(10_000)]) expect(await sealedSignup.open(nothing)).toBeUndefined()
  moveClock(25 * HOUR)
  expect(await sealedSignup.open(sealed)).toBeUndefined()
})

test('any answers of usual length fit into a cookie; what does not fit is said, not cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...TYPED_FIELDS), fc.string({ unit: 'grapheme', maxLength: 60 }), { maxKeys: 15 }), async (values) => {
      const sealed = await sealedSignup.seal({ ...typed(), values })
      if (sealed) expect(await sealedSignup.open(sealed)).toMatchObject({ values })
      else expect(JSON.stringify(values).length).toBeGreaterThan(600)
    }),
  )
  const random = () => Array.from({ length: 300 }, () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000))).join('')
  expect(await sealedSignup.seal({ ...typed(), values: Object.fromEntries(TYPED_FIELDS.map((name) => [name, random()])) })).toBeUndefined()
})
