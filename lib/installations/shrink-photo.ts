// For the browser only.

const LONGEST_SIDE = 1600
const QUALITY = 0.82

/**
 * Makes a photo small enough for a weak connection: at most 1600 pixels long, as JPEG. One that the browser cannot open is
 * left as it is; the server has the last word on what a photo is.
 *
 * @returns base64 without a head
 */
export async function shrinkPhoto(file: File): Promise<string> {
  return base64Of(await shrunk(file).catch(() => file))
}

async function shrunk(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', QUALITY))
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/u, '') : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the photo could not be read')))
    reader.readAsDataURL(blob)
  })
}
