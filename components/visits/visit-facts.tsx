/** VisitFacts({ visit, zone })   a booked visit in facts: when, who, where, how to reach them. */
import { FactList, type Fact } from '@/components/ui/fact-list'
import { Status } from '@/components/ui/status'
import { calendar as words } from '@/lib/messages/en/calendar'
import type { Visit } from '@/lib/visits/queries'
import { spanIn } from '@/lib/visits/span-text'

const say = words.panel

export function VisitFacts({ visit, zone }: { visit: Visit; zone: string }) {
  const { kind, phone, address, city, addressNotes, note, registrationStatus, installationStatus, technicianName } = visit
  const facts: (Fact | false)[] = [
    { label: say.when, value: <span className="figures">{spanIn(zone, visit)}</span> },
    { label: say.technician, value: technicianName },
    kind !== 'absence' && { label: say.address, value: [address, city].filter(Boolean).join(', ') },
    Boolean(addressNotes) && { label: say.landmark, value: addressNotes },
    Boolean(phone) && {
      label: say.phone,
      value: (
        <a href={`tel:${phone}`} className="figures text-accent underline underline-offset-3">
          {phone}
        </a>
      ),
    },
    kind === 'survey' && registrationStatus !== null && { label: say.state, value: <Status of="registration" is={registrationStatus} /> },
    kind === 'installation' && installationStatus !== null && { label: say.state, value: <Status of="installation" is={installationStatus} /> },
    Boolean(note) && { label: say.note, value: note },
  ]
  return <FactList facts={facts.filter((fact) => fact !== false)} />
}
