import { onePlan } from './one-plan'

// What Next can do at all on this machine: one dynamic page, one prepared query, nothing else.
export default async function Page() {
  const plan = await onePlan()
  return (
    <main>
      <h1>{plan?.name}</h1>
      <p>{plan?.slug}</p>
    </main>
  )
}
