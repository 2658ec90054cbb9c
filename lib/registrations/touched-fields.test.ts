import { expect, test } from 'vitest'
import { touchedFields } from './touched-fields'

test('what was not touched is left out; what was, also when it was emptied, goes along', () => {
  const opened = JSON.stringify({ phone: '+62811', notes: 'one\ntwo', city: null, email: 'a@b.example' })
  expect(touchedFields({ id: '1', opened, phone: '+62811', notes: 'one\r\ntwo', city: '', email: '' })).toEqual({ id: '1', email: '' })
})

test('without what was shown, or with nonsense in its place, every field counts', () => {
  for (const opened of [undefined, 'not json', '[]', '{"phone": 1}']) expect(touchedFields({ opened, phone: '+62811' })).toEqual({ phone: '+62811' })
  expect(touchedFields(null)).toBeNull()
})
