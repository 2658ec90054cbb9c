/** GoneSite({ account })   what stands at an address that a site left so long ago that it leads nowhere any more. `account` is the account's slug. */
import { GoneAddress } from '@/components/account/gone-address'
import { LinkButton } from '@/components/ui/button'
import { words } from '@/lib/messages/words'

export function GoneSite({ account }: { account: string }) {
  const { siteGoneText, toSites } = words().addresses
  return (
    <GoneAddress text={siteGoneText}>
      <LinkButton href={`/${account}/sites`}>{toSites}</LinkButton>
    </GoneAddress>
  )
}
