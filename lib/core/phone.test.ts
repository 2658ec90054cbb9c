import { expect, test } from 'vitest'
import { maskPhone, normalisePhone } from './phone'

test.each(['+256782240146', '256782240146', '00256782240146', '0782240146', '+256 782-240 146', ' (0782) 240146 ', '+256 (0) 782 240146'])(
  'T4-07: %s is one number',
  (typed) => {
    expect(normalisePhone(typed, 'UG')).toBe('+256782240146')
  },
)

test('T4-07: without a country only the international forms are known', () => {
  expect(normalisePhone('256782240146')).toBe('+256782240146')
  expect(normalisePhone('0782240146')).toBeNull()
  expect(normalisePhone('+62 812-3456-7890')).toBe('+6281234567890')
})

test.each(['', 'x', '12', '+1', '+999123456789', '120363041234567890@g.us', '+256782240146;ext=9', '+2567822401460000', '٠٧٨'])(
  'T4-07: %s is no number',
  (typed) => {
    expect(normalisePhone(typed, 'UG')).toBeNull()
  },
)

test('a country that does not exist is as none', () => {
  expect(normalisePhone('0782240146', 'XX')).toBeNull()
})

test('a masked number keeps its country and last three digits', () => {
  expect(maskPhone('+256782240146')).toBe('+256 •••• 146')
})
