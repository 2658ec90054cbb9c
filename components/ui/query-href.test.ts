import { expect, test } from 'vitest'
import { hrefWith } from './query-href'

test('changes one param and keeps the others', () => {
  expect(hrefWith('/admin/accounts', { q: 'acme & co', status: 'active' }, { status: 'closed' })).toBe('/admin/accounts?q=acme+%26+co&status=closed')
})

test('takes out what is undefined or empty, and the question mark with the last', () => {
  expect(hrefWith('/admin/accounts', { q: '', status: 'active' }, { status: undefined })).toBe('/admin/accounts')
})
