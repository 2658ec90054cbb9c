/** The first stop of the Tab key: jumps over the head of the page to `<main id="content">`. */
import { ui } from '@/lib/messages/en/ui'

export const SkipLink = () => (
  <a
    href="#content"
    className="fixed inset-s-2 top-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2.5 font-medium text-accent-foreground focus-visible:translate-y-0"
  >
    {ui.skipToContent}
  </a>
)
