// For the browser only.

/** The longest side of a photo that is sent, in pixels: enough to read a meter or an identity card by, a tenth of what a phone takes. */
const LONGEST = 2048
const QUALITY = 0.85

/**
 * Makes a photo smaller for a weak connection: as JPEG, upright.
 *
 * @param longest the longest side, in pixels
 * @returns the photo as it is where the browser cannot open it, or where it would not become smaller; the server has the
 *   last word on what a photo is.
 */
export async function smallerPhoto(file: File, longest = LONGEST): Promise<Blob> {
  const smaller = await drawn(file, longest).catch(() => null)
  return smaller && smaller.size < file.size ? smaller : file
}

async function drawn(file: File, longest: number): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  pen?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return pen && new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
