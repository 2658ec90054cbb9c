import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { bulkForm, bulkOf } from './bulk-form'

const order = (fields: Record<string, string | string[]>) => bulkOf(bulkForm.parse(fields))
const refusal = (fields: Record<string, string | string[]>): unknown => {
  try {
    return order(fields)
  } catch (error) {
    return error
  }
}

test('PIPE-13: these rows, one or many', () => {
  const [one, two] = [newId(), newId()]
  expect(order({ ids: one, action: 'assign', assignee_id: '' })).toEqual({ ids: [one], action: { type: 'assign', assignee_id: null } })
  expect(order({ ids: [one, two], action: 'tag', tag: 'VIP' })).toEqual({ ids: [one, two], action: { type: 'tag', add: ['vip'], remove: [] } })
  expect(order({ ids: [one], action: 'move', to: 'rejected', reason: 'Too far', reason_id: '' })).toMatchObject({ action: { type: 'move', to: 'rejected', reason: 'Too far' } })
})

test('PIPE-13: all that match: the view’s filter, without its order, page and drawing', () => {
  expect(order({ ids: newId(), all: 'on', filter: 'view=table&status=verified,approved&sort=due&cursor=abc&city=Bogor', action: 'untag', tag: 'old' })).toEqual({
    filter: { status: ['verified', 'approved'], city: 'Bogor' },
    action: { type: 'tag', add: [], remove: ['old'] },
  })
})

test('all that match are moved only when that is said twice; the other actions can be undone', () => {
  const all = { all: 'on', filter: 'status=verified', action: 'move', to: 'rejected', reason: 'Too far' }
  expect(refusal(all)).toMatchObject({ code: 'VALIDATION', fields: { sure: [expect.any(String)] } })
  expect(order({ ...all, sure: 'on' })).toMatchObject({ filter: { status: ['verified'] }, action: { type: 'move', to: 'rejected' } })
})

test('PIPE-13: what is missing is said at its field', () => {
  expect(refusal({ action: 'tag', tag: 'x' })).toMatchObject({ code: 'VALIDATION', fields: { ids: [expect.any(String)] } })
  expect(refusal({ ids: newId(), action: 'tag', tag: '' })).toMatchObject({ fields: { tag: [expect.any(String)] } })
  expect(refusal({ ids: newId(), action: 'move', to: '' })).toMatchObject({ fields: { to: [expect.any(String)] } })
})
