import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { isSecret, settle, type Platform } from './platforms'
import { connectSchema } from './schema'

const addressOf = (platform: Platform, address: string) => {
  const found = settle(platform, { address, username: 'ada' })
  return 'errors' in found ? Object.keys(found.errors).join(' ') : found.address
}

test('an address has one form, however it was pasted', () => {
  for (const typed of ['blog.acme.example', 'https://Blog.Acme.example/', 'HTTPS://blog.acme.example:443', 'https://blog.acme.example/wp-admin/index.php?p=1#top', 'https://blog.acme.example/wp-login.php', 'https://blog.acme.example/wp-json/wp/v2']) {
    expect(addressOf('wordpress', typed), typed).toBe('https://blog.acme.example')
  }
  expect(addressOf('wordpress', 'https://acme.example/news//wp-admin/')).toBe('https://acme.example/news')
  expect(addressOf('wordpress', 'https://Bücher.example')).toBe('https://xn--bcher-kva.example')
  for (const typed of ['acme.myshopify.com', 'https://ACME.myshopify.com/admin/apps?x=1']) expect(addressOf('shopify', typed), typed).toBe('https://acme.myshopify.com')
  expect(addressOf('custom', 'https://api.acme.example/')).toBe('https://api.acme.example')
  expect(addressOf('custom', 'https://api.acme.example/a/../v1/status/')).toBe('https://api.acme.example/v1/status/')
})

test('an address is by https, to a name, on its own port, without a login', () => {
  const wrong = ['', ' ', 'x', 'http://a.example', 'ftp://a.example', 'javascript:alert(1)', 'https://', 'https://localhost', 'https://127.0.0.1', 'https://2130706433', 'https://0x7f.1', 'https://[::1]', 'https://a.example.', 'https://a.example:8443', 'https://ada@a.example', 'https://ada:secret@a.example', 'https://a..example', 'https://a_b.example']
  for (const platform of ['wordpress', 'custom'] as const) for (const typed of wrong) expect(addressOf(platform, typed), typed).toBe('address')
})

test('a shop is on Shopify, and an address for everybody to see holds no key', () => {
  for (const typed of ['https://acme.example', 'https://acme.myshopify.com.evil.example', 'https://evil.example/acme.myshopify.com', 'https://a.b.myshopify.com', 'https://myshopify.com', 'https://evilmyshopify.com']) {
    expect(addressOf('shopify', typed), typed).toBe('address')
  }
  expect(addressOf('custom', 'https://api.acme.example/status?key=secret')).toBe('address')
})

test('only WordPress has a user name, which it needs', () => {
  expect(settle('custom', { address: 'a.example', username: 'ada' })).toEqual({ address: 'https://a.example', username: null })
  expect(settle('wordpress', { address: 'a.example', username: ' ada lovelace ' })).toEqual({ address: 'https://a.example', username: 'ada lovelace' })
  for (const username of [undefined, '', ' ', 'ada:admin', 'a\nb']) expect(settle('wordpress', { address: 'a.example', username }), username).toEqual({ errors: { username: [expect.any(String)] } })
})

test('a secret is what a header can carry', () => {
  for (const secret of ['x', 'abcd EFGH 1234', '!~', 'x'.repeat(1000)]) expect(isSecret(secret), secret).toBe(true)
  for (const secret of ['', ' x', 'x ', 'two\nlines', 'x\r\nx-other: y', 'sécret', '••••', 'x'.repeat(1001)]) expect(isSecret(secret), secret).toBe(false)
})

test('all that is wrong is said at once, each at its field', () => {
  const { error } = connectSchema.safeParse({ id: newId(), platform: 'wordpress', address: 'http://a.example', secret: '' })
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['address', 'username', 'secret'])
  expect(JSON.stringify(connectSchema.safeParse({ id: newId(), platform: 'custom', address: 'https://a.example', secret: 'canary\n2' }).error)).not.toContain('canary')
})
