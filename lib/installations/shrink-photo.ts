// For the browser only.
import { smallerPhoto } from '@/lib/files/smaller-photo'

const LONGEST_SIDE = 1600

/**
 * Makes a photo of a job small enough for a weak connection.
 *
 * @returns base64 without a head
 */
export const shrinkPhoto = async (file: File): Promise<string> => base64Of(await smallerPhoto(file, LONGEST_SIDE))

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/u, '') : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the photo could not be read')))
    reader.readAsDataURL(blob)
  })
}
