import { expect, test } from 'vitest'
import { seal, unseal } from './seal'

test('what was sealed opens for its owner, and is different each time', () => {
  const [one, other] = [seal('test', 'a:b', 'canary ünïcode'), seal('test', 'a:b', 'canary ünïcode')]
  expect(one).not.toBe(other)
  expect(one).not.toContain('canary')
  expect([unseal('test', 'a:b', one), unseal('test', 'a:b', other)]).toEqual(['canary ünïcode', 'canary ünïcode'])
})

test('another row, another use and any changed byte do not open it', () => {
  const sealed = seal('test', 'a:b', 'canary')
  expect(unseal('test', 'a:c', sealed)).toBeNull()
  expect(unseal('other', 'a:b', sealed)).toBeNull()
  expect(unseal('test', 'a:b', sealed.replace('v1.', 'v2.'))).toBeNull()
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let place = 0; place < bytes.length; place++) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(unseal('test', 'a:b', `v1.${changed.toString('base64url')}`), `byte ${place}`).toBeNull()
  }
  for (const broken of ['', 'v1', 'v1.', 'v1.AAAA', 'canary']) expect(unseal('test', 'a:b', broken)).toBeNull()
})
