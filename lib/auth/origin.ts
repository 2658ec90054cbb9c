import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'

const refused = (): AppError => new AppError('FORBIDDEN', 'This request comes from another site. Open the page here and try again')

const isOurs = (origin: string): boolean => URL.canParse(origin) && new URL(origin).origin === new URL(env.APP_URL).origin

/**
 * Refuses what another site makes a browser send (cross-site request forgery). Browsers say where a request comes from by
 * Sec-Fetch-Site, older ones by Origin; pages cannot forge either.
 *
 * @param proof 'required' where a cookie speaks for the caller: silence is refused as well. 'optional' where nobody is
 *   spoken for, so that programs, which send neither header, get in.
 * @throws FORBIDDEN
 * @see OWASP ASVS 3.5.1
 */
export function requireSameOrigin(headers: Pick<Headers, 'get'>, proof: 'required' | 'optional'): void {
  const site = headers.get('sec-fetch-site')
  if (site !== null) {
    if (site !== 'same-origin' && site !== 'none') throw refused()
    return
  }
  const origin = headers.get('origin')
  if (origin === null ? proof === 'required' : !isOurs(origin)) throw refused()
}
