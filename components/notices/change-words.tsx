/** ChangeWords({ of })   "Change", and for those who hear it without its row, what. */
import { notices as words } from '@/lib/messages/en/notices'

export const ChangeWords = ({ of }: { of: string }) => (
  <>
    {words.change}
    <span className="sr-only">{` ${of}`}</span>
  </>
)
