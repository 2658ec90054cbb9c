/** Saved({ text? })   what was just kept, said once at the head of the page that the form came back to. */
import { Banner } from '@/components/ui/banner'

export const Saved = ({ text }: { text: string | undefined }) =>
  text ? (
    <div className="mb-6">
      <Banner tone="success" title={text} live />
    </div>
  ) : null
