/** Successor({ name, href? })   says what an entry was merged into, and leads there. */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export const Successor = ({ name, href }: { name: string; href?: string }) => (
  <Banner
    title={words.mergedInto(name)}
    action={
      href && (
        <LinkButton href={href} size="small">
          {words.entry.openSuccessor(name)}
        </LinkButton>
      )
    }
  >
    {words.entry.mergedText(name)}
  </Banner>
)
