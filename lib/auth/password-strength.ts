// An estimate for the screen while somebody types, small enough for a browser. What is refused is decided on the server
// by `passwordProblem`, which knows the common passwords.

export type Strength = 'weak' | 'fair' | 'good' | 'strong'

const PATTERNS = /passw|pa55|qwert|azert|asdf|zxcv|1q2w|abcd|letme|welcom|iloveyou|admin|monkey|dragon|football|0123|1234|2345|3456|4567|5678|6789|9876|8765|7654|6543|5432|4321/giu

/**
 * Guesses how long a password withstands guessing: bits by length and by how varied it is, less for what everybody types.
 *
 * @param password of any length; shorter than 8 is always weak.
 */
export function passwordStrength(password: string): Strength {
  const plain = password.replace(PATTERNS, '').replace(/(.)\1+/gsu, '$1')
  const letters = Array.from(plain)
  const distinct = new Set(letters.map((letter) => letter.toLowerCase())).size
  // Each character adds what one of as many kinds as occur would add, so that length counts more than symbols.
  const bits = letters.length * Math.log2(Math.max(distinct, 1)) * 0.9
  if (Array.from(password).length < 8 || bits < 22) return 'weak'
  if (bits < 34) return 'fair'
  return bits < 55 ? 'good' : 'strong'
}
