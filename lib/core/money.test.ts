import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMoney, formatMoney, minorUnits, parseMoney, percentOf, toDecimal } from './money'

const currencies = fc.constantFrom('USD', 'UGX', 'JPY', 'KWD', 'IDR', 'EUR', 'PKR', 'CLF')
const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 })
const plain = (text: string) => text.replace(/[\u00A0\u202F]/gu, ' ')

test('decimals follow ISO 4217, not the habits of cash', () => {
  expect(['UGX', 'JPY', 'USD', 'IDR', 'PKR', 'KWD', 'IQD'].map(minorUnits)).toEqual([0, 0, 2, 2, 2, 3, 3])
})

test('money is written in the currency’s own decimals and the reader’s language', () => {
  expect(formatMoney({ amountMinor: 10_000, currency: 'USD' })).toBe('$100.00')
  expect(plain(formatMoney({ amountMinor: 29_900, currency: 'UGX' }))).toBe('UGX 29,900')
  expect(plain(formatMoney({ amountMinor: 14_990_000, currency: 'IDR' }, 'id'))).toBe('Rp 149.900,00')
  expect(plain(formatMoney({ amountMinor: 1_500, currency: 'KWD' }))).toBe('KWD 1.500')
  expect(plain(formatMoney({ amountMinor: -1_205, currency: 'EUR' }, 'de'))).toBe('-12,05 €')
})

test('price lists leave the zeros off round amounts only', () => {
  expect(formatMoney({ amountMinor: 10_000, currency: 'USD' }, 'en', { trimZeros: true })).toBe('$100')
  expect(formatMoney({ amountMinor: 10_050, currency: 'USD' }, 'en', { trimZeros: true })).toBe('$100.50')
})

test('an amount stays exact as decimal text', () => {
  expect(toDecimal({ amountMinor: 5, currency: 'USD' })).toBe('0.05')
  expect(toDecimal({ amountMinor: -5, currency: 'KWD' })).toBe('-0.005')
  expect(toDecimal({ amountMinor: Number.MAX_SAFE_INTEGER, currency: 'USD' })).toBe('90071992547409.91')
  expect(() => toDecimal({ amountMinor: 1.5, currency: 'USD' })).toThrow(RangeError)
})

describe('reading a typed amount', () => {
  test.each([
    ['1,234.50', 'USD', 'en', 123_450],
    ['1.234,50', 'EUR', 'de', 123_450],
    ['1 234,50', 'EUR', 'fr', 123_450],
    ["1'234.50", 'CHF', 'de-CH', 123_450],
    ['12,34,567', 'INR', 'en-IN', 123_456_700],
    ['١٬٢٣٤٫٥٠', 'EGP', 'ar-EG', 123_450],
    ['29,900', 'UGX', 'en', 29_900],
    [' UGX 29 900 ', 'UGX', 'en', 29_900],
    ['0.5', 'USD', 'en', 50],
    ['1.5', 'KWD', 'en', 1_500],
    ['0', 'USD', 'en', 0],
  ])('%s %s in %s', (typed, currency, locale, amountMinor) => {
    expect(parseMoney(typed, currency, locale)).toEqual({ amountMinor })
  })

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['ten', 'not_a_number'],
    ['1,23', 'not_a_number'],
    ['1,2345', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1.', 'not_a_number'],
    ['.5', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['1.234', 'too_many_decimals'],
    ['-5', 'negative'],
    ['99999999999999999999', 'too_large'],
  ])('refuses %s: %s', (typed, problem) => {
    expect(parseMoney(typed, 'USD')).toEqual({ problem })
  })

  test('refuses decimals of a currency that has none', () => {
    expect(parseMoney('29900.50', 'UGX')).toEqual({ problem: 'too_many_decimals' })
  })

  test('reads back what it wrote, in every language', () => {
    fc.assert(
      fc.property(amounts, currencies, fc.constantFrom('en', 'de', 'fr', 'en-IN', 'ar-EG', 'id', 'es'), (amountMinor, currency, locale) => {
        const digits = minorUnits(currency)
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
        const written = format.format(toDecimal({ amountMinor, currency }))
        expect(parseMoney(written, currency, locale)).toEqual({ amountMinor })
      }),
    )
  })

  test('never throws and never guesses a fraction, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), currencies, (typed, currency) => {
        const read = parseMoney(typed, currency)
        if ('amountMinor' in read) expect(Number.isSafeInteger(read.amountMinor) && read.amountMinor >= 0).toBe(true)
      }),
    )
  })
})

test('adding keeps the currency and refuses another', () => {
  expect(addMoney({ amountMinor: 1, currency: 'USD' }, { amountMinor: 2, currency: 'USD' })).toEqual({ amountMinor: 3, currency: 'USD' })
  expect(() => addMoney({ amountMinor: 1, currency: 'USD' }, { amountMinor: 2, currency: 'UGX' })).toThrow(TypeError)
})

describe('a share of an amount', () => {
  test('T4-20: fees and tax round half up, also where there are no decimals', () => {
    const ugx = (amountMinor: number) => ({ amountMinor, currency: 'UGX' })
    expect(percentOf(ugx(150), 15)).toEqual(ugx(23)) // 22.5
    expect(percentOf(ugx(29_900), '9.00')).toEqual(ugx(2_691))
    expect(percentOf(ugx(-150), 15)).toEqual(ugx(-23))
    expect(percentOf(ugx(0), 15)).toEqual(ugx(0))
  })

  test('0 % is nothing, 100 % is all, and the parts of a whole differ from it by half a unit at most', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 100 }), (amountMinor, percent) => {
        const money = { amountMinor, currency: 'USD' }
        const part = percentOf(money, percent).amountMinor
        expect(percentOf(money, 0).amountMinor).toBe(0)
        expect(percentOf(money, 100)).toEqual(money)
        expect(Math.abs(part + percentOf(money, 100 - percent).amountMinor - amountMinor)).toBeLessThanOrEqual(1)
        expect(Math.abs(part - (amountMinor * percent) / 100)).toBeLessThanOrEqual(0.5 + 1e-3)
      }),
    )
  })
})
