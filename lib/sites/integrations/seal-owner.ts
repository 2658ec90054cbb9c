/** What the secrets are sealed for. */
export const SEALED_FOR = 'site-integration'

/** What a sealed secret belongs to: this row and no other. */
export const sealOwner = ({ accountId, siteId, id }: { accountId: string; siteId: string; id: string }): string => `${accountId}:${siteId}:${id}`
