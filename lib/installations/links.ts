// Links out of the house for somebody who is on the way. Browser-safe.

/** Starts a call. */
export const phoneHref = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/gu, '')}`

/** Shows the place on a map: where it is known exactly, else by its address. */
export function mapHref({ latitude, longitude, address, city }: { latitude: number | null; longitude: number | null; address: string; city: string }): string {
  if (latitude !== null && longitude !== null) return `https://www.openstreetmap.org/?${new URLSearchParams({ mlat: String(latitude), mlon: String(longitude) })}#map=18/${latitude}/${longitude}`
  return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: `${address}, ${city}` })}`
}
