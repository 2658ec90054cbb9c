/** The longest side of a photo that is sent, in pixels: enough to read a meter by, a tenth of what a phone takes. */
const LONGEST = 2048

/** A photo made smaller for a weak connection. What the browser cannot read goes as it is; the server judges it. */
export async function smallerPhoto(file: File): Promise<Blob> {
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return file
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return smaller && smaller.size < file.size ? smaller : file
}
