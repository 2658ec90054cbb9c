// Who applies in the demo. Domains end in .example, which RFC 2606 keeps for this, and numbers are ones that nobody has
// been given: no message can reach a stranger.

const FIRST = ['Ayu', 'Budi', 'Citra', 'Dewi', 'Eko', 'Fajar', 'Gita', 'Hendra', 'Indah', 'Joko', 'Kartika', 'Lukman', 'Maya', 'Nanda', 'Oki', 'Putri', 'Rizky', 'Sari', 'Taufik', 'Wulan']
const LAST = ['Lestari', 'Santoso', 'Wijaya', 'Hidayat', 'Saputra', 'Anggraini', 'Nugroho', 'Permata', 'Kusuma', 'Siregar', 'Rahmawati', 'Setiawan', 'Halim', 'Pratama', 'Utami', 'Gunawan', 'Maharani', 'Firmansyah', 'Wibowo', 'Handayani']

const CITIES = [
  { city: 'Bandung', postalCode: '40115', streets: ['Jalan Melati', 'Jalan Cihampelas', 'Jalan Dago'], latitude: -6.9147, longitude: 107.6098 },
  { city: 'Jakarta', postalCode: '12190', streets: ['Jalan Senopati', 'Jalan Kemang Raya', 'Jalan Tebet Timur'], latitude: -6.2251, longitude: 106.8092 },
  { city: 'Surabaya', postalCode: '60241', streets: ['Jalan Raya Darmo', 'Jalan Kertajaya'], latitude: -7.2905, longitude: 112.7397 },
  { city: 'Yogyakarta', postalCode: '55281', streets: ['Jalan Kaliurang', 'Jalan Prawirotaman'], latitude: -7.7706, longitude: 110.3782 },
  { city: 'Semarang', postalCode: '50241', streets: ['Jalan Pandanaran', 'Jalan Gajahmada'], latitude: -6.9883, longitude: 110.4142 },
  { city: 'Cimahi', postalCode: '40511', streets: ['Jalan Amir Machmud'], latitude: -6.8722, longitude: 107.5425 },
]
const PLANS = ['home-silver', 'home-gold', 'home-bronze', 'home-silver', 'home-platinum', 'home-bronze']
const SOURCES = [
  { utmSource: 'instagram', utmMedium: 'social', utmCampaign: 'fast-weekends' },
  {},
  { utmSource: 'google', utmMedium: 'cpc', utmCampaign: 'fibre-at-home' },
  { referralCode: 'TETANGGA' },
  { utmSource: 'leaflet', utmMedium: 'print', utmCampaign: 'fast-weekends' },
  {},
  {},
]
const NOTES = ['Blue gate, ring twice', 'Behind the mosque', 'Second floor, the stairs are outside', 'Opposite the school']
const TAGS = [['callback'], [], [], ['business'], [], ['priority'], []]
const SLOTS = ['morning', 'afternoon', 'evening'] as const

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** Person number n, always the same. */
export function demoPerson(n: number) {
  const [first, last] = [pick(FIRST, n), pick(LAST, n * 7 + Math.floor(n / FIRST.length) * 3)]
  const { streets, latitude, longitude, ...place } = pick(CITIES, n + Math.floor(n / 4))
  return {
    fullName: `${first} ${last}`,
    email: `${first}.${last}@rumah.example`.toLowerCase(),
    // Two share a phone: whoever looks at one is shown the other.
    phone: `+6281200${String(1_000 + (n === 41 ? 7 : n) * 37).padStart(6, '0')}`,
    address: `${pick(streets, n)} ${n * 3 + 1}, RT 0${(n % 8) + 1} RW 0${(n % 5) + 1}`,
    ...place,
    country: 'ID',
    addressNotes: n % 3 === 0 ? pick(NOTES, n) : null,
    latitude: n % 2 === 0 ? latitude + (n % 10) * 0.003 : null,
    longitude: n % 2 === 0 ? longitude - (n % 7) * 0.003 : null,
    preferredSlot: pick(SLOTS, n),
    tags: [...pick(TAGS, n)],
    ...pick(SOURCES, n),
  }
}

/** The plan that person number n asks for. */
export const demoPlan = (n: number): string => pick(PLANS, n)

/** Colleagues who visit, besides the one with a login of the demo. */
export const DEMO_CREW = [
  { role: 'technician', name: 'Dewi Anggraini', email: 'dewi@crew.gatehouse.example' },
  { role: 'technician', name: 'Rizky Hidayat', email: 'rizky@crew.gatehouse.example' },
] as const
