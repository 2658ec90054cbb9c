import { seal, unseal } from '@/lib/auth/seal'

const USE = 'site-integration'

/** What a sealed secret belongs to. */
interface Owner {
  accountId: string
  siteId: string
  id: string
  platform: string
  address: string
}

/** This row and no other, and this address of it: what was sealed for one host does not open for another. */
const ownerOf = ({ accountId, siteId, id, platform, address }: Owner): string => JSON.stringify([accountId, siteId, id, platform, address])

/** Seals the secret of an integration, for its address. */
export const sealSecret = (owner: Owner, secret: string): string => seal(USE, ownerOf(owner), secret)

/** Opens it again; null when it belongs to another row or address, or the house has another key by now. */
export const openSecret = (owner: Owner, sealed: string): string | null => unseal(USE, ownerOf(owner), sealed)
