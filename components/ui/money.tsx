/**
 * Money({ minor, currency, locale? = 'en', trimZeros? })   <Money minor={2900} currency="USD" />
 * An amount with its currency in figures that stand in columns. `trimZeros` is for price lists.
 */
import { formatMoney } from '@/lib/core/money'

export function Money({ minor, currency, locale = 'en', trimZeros }: { minor: number; currency: string; locale?: string; trimZeros?: boolean }) {
  return <span className="figures whitespace-nowrap">{formatMoney({ amountMinor: minor, currency }, locale, { trimZeros })}</span>
}
