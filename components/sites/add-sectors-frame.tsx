/** AddSectorsFrame({ base, at, choice, children })   around the two steps of adding sectors: where one is, and what of the choice fell away meanwhile. */
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Steps } from '@/components/ui/steps'
import { words } from '@/lib/messages/words'
import { withChoice, type SectorChoice } from '@/lib/sites/sector-choice'

interface Props {
  /** The address of the site's sectors. */
  base: string
  at: 'choose' | 'review'
  choice: SectorChoice
  children: ReactNode
}

export function AddSectorsFrame({ base, at, choice: { open, there, gone }, children }: Props) {
  const { addSectors: say } = words().sites
  const isReview = at === 'review'
  return (
    <div className="space-y-6">
      <Steps
        label={say.stepsLabel}
        steps={[
          { label: say.steps.choose, href: withChoice(`${base}/add`, open.map(({ slug }) => slug)), state: isReview ? 'done' : 'current' },
          { label: say.steps.review, state: isReview ? 'current' : 'todo' },
        ]}
      />
      {there.length > 0 && <Banner tone="warning" title={say.there(there)} />}
      {gone.length > 0 && <Banner tone="warning" title={say.gone(gone)} />}
      <Card title={isReview ? say.review : say.choose}>{children}</Card>
    </div>
  )
}
