import { LinkHelp } from '@/components/track/link-help'

/** The same for a number that does not exist as for a wrong token. */
export default function NotFound() {
  return <LinkHelp isUnknown />
}
