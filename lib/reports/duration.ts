const STEPS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const

/** A length of time in its two largest units: "2 d 4 h", "35 min". @param seconds 0 or more */
export function durationWords(seconds: number): string {
  let left = Math.round(seconds / 60) * 60
  if (left === 0) return '< 1 min'
  const parts = STEPS.flatMap(([unit, size]) => {
    const amount = Math.floor(left / size)
    left -= amount * size
    return [{ unit, amount }]
  })
  const first = parts.findIndex(({ amount }) => amount > 0)
  return parts
    .slice(first, first + 2)
    .filter(({ amount }) => amount > 0)
    .map(({ unit, amount }) => `${amount.toLocaleString('en')} ${unit}`)
    .join(' ')
}
