import type { Metadata } from 'next'
import { PriceList } from '@/components/plans/price-list'
import { EmptyState } from '@/components/ui/empty-state'
import { publicPage } from '@/lib/auth/page'
import { publicMetadata } from '@/lib/core/public-metadata'
import { words } from '@/lib/messages/words'
import { listPublicPlans } from '@/lib/plans/queries'

export function generateMetadata(): Metadata {
  const { metaTitle, metaDescription } = words().pricing
  return publicMetadata({ path: '/pricing', title: metaTitle, description: metaDescription })
}

export default publicPage(async () => {
  const { pricing } = words()
  const plans = await listPublicPlans()
  return (
    <div className="mx-auto max-w-5xl px-4 pt-12 sm:px-6 sm:pt-16">
      <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">{pricing.title}</h1>
      <p className="measure mt-3 text-lg text-muted">{pricing.intro}</p>
      {plans.length > 0 ? <PriceList plans={plans} /> : <EmptyState icon="receipt" title={pricing.none} />}
      <section aria-labelledby="paying-title" className="mt-16">
        <h2 id="paying-title" className="text-xl font-semibold">
          {pricing.notesTitle}
        </h2>
        <dl className="mt-5 grid gap-x-10 gap-y-6 md:grid-cols-3">
          {pricing.notes.map((note) => (
            <div key={note.title} className="border-t border-border pt-3">
              <dt className="font-medium">{note.title}</dt>
              <dd className="mt-1 text-muted">{note.text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
})
