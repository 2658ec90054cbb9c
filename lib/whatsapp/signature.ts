import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * True when the provider signed these very bytes. Bytes, because the same JSON written again has another signature (WA-2).
 *
 * @param header `X-Hub-Signature-256`: `sha256=` and 64 hexadecimal digits
 */
export function isSigned(body: Uint8Array, header: string | null, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/iu.exec(header ?? '')?.[1]
  return given !== undefined && timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', appSecret).update(body).digest())
}

/** The provider's way of writing a signature. */
export const signatureOf = (body: Uint8Array, appSecret: string): string => `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** True when two secrets are equal; takes as long for a near miss as for a far one. */
export const isSameSecret = (given: string, ours: string): boolean => timingSafeEqual(digestOf(given), digestOf(ours))
