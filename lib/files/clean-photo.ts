import sharp from 'sharp'
import { validation } from '@/lib/core/errors'
import { files as say } from '@/lib/messages/en/files'
import { PHOTO_BYTES } from './policy'

const MOST_PIXELS = 40_000_000
/** Long enough to read an identity card; what is larger is made smaller. */
const LONGEST_SIDE = 3_000
const AT_ONCE = 2

type Format = 'jpeg' | 'png' | 'webp'

/** A photo as it is kept. */
export interface CleanPhoto {
  bytes: Buffer
  contentType: `image/${Format}`
}

const startsWith = (bytes: Buffer, text: string, at = 0): boolean => bytes.subarray(at, at + text.length).toString('latin1') === text

/** What the bytes are, whatever their name or sender says. */
function formatOf(bytes: Buffer): Format | null {
  if (startsWith(bytes, '\u00FF\u00D8\u00FF')) return 'jpeg'
  if (startsWith(bytes, '\u0089PNG\r\n\u001A\n')) return 'png'
  return startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) ? 'webp' : null
}

/**
 * Writes a photo anew: only its picture is kept, upright. Where and with what it was taken, and anything hidden behind
 * the picture, stays out.
 *
 * @param field where a form or body shows the refusal.
 * @throws VALIDATION when it is too large, no photo by its content, or cannot be opened (T1-08).
 */
export async function cleanPhoto(bytes: Buffer, field: string): Promise<CleanPhoto> {
  const refuse = (message: string) => validation({ [field]: [message] })
  if (bytes.length > PHOTO_BYTES) throw refuse(say.tooLarge)
  const format = formatOf(bytes)
  if (!format) throw refuse(say.notPhoto)
  const written = await inTurn(() => rewrite(bytes, format)).catch((error: unknown) => {
    throw refuse(error instanceof Error && error.message.includes('pixel limit') ? say.tooManyPixels : say.unreadable)
  })
  return { bytes: written, contentType: `image/${format}` }
}

const rewrite = (bytes: Buffer, format: Format): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', autoOrient: true })
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toFormat(format)
    .timeout({ seconds: 20 })
    .toBuffer()

// An opened photo takes up to 160 MB; many at one time would take them all.
let running = 0
const waiting: (() => void)[] = []
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
