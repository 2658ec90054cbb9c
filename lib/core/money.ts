// Money is a whole number of minor units and a currency. Browser-safe and pure.

/** An amount in minor units by ISO 4217: USD 1.50 is 150, UGX 1 500 is 1500, KWD 1.500 is 1500. */
export type Money = { amountMinor: number; currency: string }

// ISO 4217 minor units where they are not 2. Written down rather than asked of Intl: its data follows
// CLDR, which gives some currencies the decimals of daily cash, and differs between runtimes.
const MINOR_UNITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0,
  XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
}

/** Why a typed amount was not understood. The screen has a sentence for each (`messages/en/fields`). */
export type MoneyProblem = 'empty' | 'not_a_number' | 'too_many_decimals' | 'negative' | 'too_large'

/** Decimals of a currency by ISO 4217; 2 for a code that is not in the list of exceptions. */
export const minorUnits = (currency: string): number => MINOR_UNITS[currency] ?? 2

/**
 * Writes an amount for people, in the currency's own decimals.
 *
 * @param options.trimZeros leave ".00" off round amounts, as price lists do.
 */
export function formatMoney(money: Money, locale: string = 'en', options: { trimZeros?: boolean } = {}): string {
  const digits = minorUnits(money.currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: options.trimZeros ? 'stripIfInteger' : 'auto',
  }).format(toDecimal(money))
}

/** The amount as an exact decimal text ("-12.05"), for Intl and for files: no float is ever between. */
export function toDecimal(money: Money): Intl.StringNumericLiteral {
  assertMinor(money.amountMinor)
  const digits = minorUnits(money.currency)
  const sign = money.amountMinor < 0 ? '-' : ''
  const text = Math.abs(money.amountMinor).toString().padStart(digits + 1, '0')
  const split = text.length - digits
  return `${sign}${text.slice(0, split)}${digits ? `.${text.slice(split)}` : ''}` as Intl.StringNumericLiteral
}

/**
 * Reads an amount as a person types it, by the separators and digits of the locale.
 * Never guesses: a text that could mean two amounts ("1.234" where the point is the decimal one) is a problem.
 *
 * @returns `{amountMinor}` or `{problem}`.
 */
export function parseMoney(
  text: string,
  currency: string,
  locale: string = 'en',
): { amountMinor: number } | { problem: MoneyProblem } {
  const { decimal, group, digits } = separators(locale)
  const plain = Array.from(text.normalize('NFKC').replaceAll(currency, ''), (char) => {
    const digit = digits.indexOf(char)
    return digit === -1 ? char : String(digit)
  }).join('').trim()
  if (plain === '') return { problem: 'empty' }
  if (/^[-−]/u.test(plain)) return { problem: 'negative' }

  const parts = plain.split(decimal)
  const [whole = '', fraction = ''] = parts
  if (parts.length > 2 || !isGrouped(whole, group) || !/^\d*$/u.test(fraction)) return { problem: 'not_a_number' }
  if (parts.length === 2 && fraction === '') return { problem: 'not_a_number' }
  const places = minorUnits(currency)
  if (fraction.length > places) return { problem: 'too_many_decimals' }

  const amountMinor = Number(whole.replace(/\D/gu, '') + fraction.padEnd(places, '0'))
  return Number.isSafeInteger(amountMinor) ? { amountMinor } : { problem: 'too_large' }
}

/** The sum of amounts of one currency. @throws TypeError when currencies differ: that is a fault in the caller. */
export function addMoney(first: Money, ...others: Money[]): Money {
  const amountMinor = others.reduce((sum, { amountMinor: amount, currency }) => {
    if (currency !== first.currency) throw new TypeError(`Cannot add ${currency} to ${first.currency}`)
    return sum + amount
  }, first.amountMinor)
  assertMinor(amountMinor)
  return { amountMinor, currency: first.currency }
}

/**
 * A share of an amount, halves rounded up (away from zero, so that a refund mirrors its charge).
 *
 * @param percent 15 is 15 %; up to four decimals, as number or as the text that the database returns.
 */
export function percentOf(money: Money, percent: number | string): Money {
  assertMinor(money.amountMinor)
  const scaled = BigInt(Math.round(Number(percent) * 10_000))
  const product = BigInt(Math.abs(money.amountMinor)) * (scaled < 0n ? -scaled : scaled)
  const rounded = Number((product * 2n + 1_000_000n) / 2_000_000n)
  const negative = money.amountMinor < 0 !== scaled < 0n
  return { amountMinor: negative && rounded !== 0 ? -rounded : rounded, currency: money.currency }
}

function assertMinor(amount: number): void {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of minor units: ${amount}`)
}

function separators(locale: string): { decimal: string; group: string; digits: string[] } {
  const format = new Intl.NumberFormat(locale, { useGrouping: 'always' })
  const parts = format.formatToParts(12345.6)
  const find = (type: Intl.NumberFormatPartTypes, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise
  const digits = Array.from({ length: 10 }, (_, digit) => format.format(digit))
  return { decimal: find('decimal', '.').normalize('NFKC'), group: find('group', ',').normalize('NFKC'), digits }
}

/** Digits alone, or in groups (2 or 3 wide, as in India, the last one 3) by the locale's sign, a space or an apostrophe. */
function isGrouped(whole: string, group: string): boolean {
  if (/^\d+$/u.test(whole)) return true
  const sign = [group, ' ', "'", '’'].find((candidate) => whole.includes(candidate))
  if (sign === undefined) return false
  const groups = whole.split(sign)
  const inner = groups.slice(1, -1)
  return /^\d{1,3}$/u.test(groups[0] ?? '') && inner.every((part) => /^\d{2,3}$/u.test(part)) && /^\d{3}$/u.test(groups.at(-1) ?? '')
}
