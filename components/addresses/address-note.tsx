'use client'
/** AddressNote({ present, earlier })   whether the address that is being typed is free, or the account's own. */
import { useLiveAnswer } from '@/components/signup/live-answer'
import { LiveNote } from '@/components/ui/live-note'
import { addresses } from '@/lib/messages/en/addresses'

const FIELD = 'slug'

export function AddressNote({ present, earlier }: { present: string; earlier: readonly string[] }) {
  const answer = useLiveAnswer(FIELD)
  const say = addresses.live
  if (answer === undefined || answer === 'waiting') return <LiveNote tone="quiet">{answer && say.checking}</LiveNote>
  // The answer is for everybody, and everybody is told that an account's own addresses are taken.
  const input = document.getElementById(FIELD)
  const typed = input instanceof HTMLInputElement ? input.value.trim().toLowerCase() : ''
  if (typed === present) return <LiveNote tone="quiet">{say.present}</LiveNote>
  if (earlier.includes(typed)) return <LiveNote tone="good">{say.earlier}</LiveNote>
  return answer.slug_available ? <LiveNote tone="good">{say.free}</LiveNote> : <LiveNote tone="bad">{say.taken}</LiveNote>
}
