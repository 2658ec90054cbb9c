import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { findPlan } from '@/lib/plans/queries'
import { staff } from './factories'

// Applications in any open stage, with the history that the database asks for.

interface Wanted {
  plan?: string
  name?: string
  company?: string
  email?: string | null
  phone?: string | null
  address?: string | null
  status?: (typeof WAY)[number]
}

const WAY = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'] as const satisfies readonly RegistrationStatus[]

/** A number that can exist, and that no other test has. */
export const testPhone = (): string => `+62812${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`

/** An application at its stage (approved unless told otherwise), found feasible where its plan needs a survey. */
export async function application({ plan: slug = 'home-silver', status = 'approved', ...wanted }: Wanted = {}): Promise<{ id: string; number: string }> {
  const plan = await findPlan(slug)
  if (!plan) throw new Error(`no plan ${slug}`)
  const technician = await staff('technician')
  const id = newId()
  const way = WAY.slice(0, WAY.indexOf(status) + 1).filter((stage) => plan.needsSurvey || !stage.startsWith('survey'))
  return inSystem(async (tx) => {
    const made = await tx.registration.create({
      data: {
        id,
        door: 'staff',
        status,
        planId: plan.planId,
        fullName: wanted.name ?? 'Ayu Lestari',
        companyName: wanted.company ?? null,
        email: wanted.email === undefined ? `ayu-${id}@example.com` : wanted.email,
        phone: wanted.phone === undefined ? testPhone() : wanted.phone,
        address: wanted.address === undefined ? 'Jl. Melati No. 5, RT 02' : wanted.address,
        city: 'Bandung',
        postalCode: '40115',
        country: 'ID',
        addressNotes: 'Behind the blue mosque',
        preferredDate: new Date('2026-12-01'),
        preferredSlot: 'morning',
      },
      select: { id: true, number: true },
    })
    if (way.some((stage) => stage.startsWith('survey'))) {
      const done = way.includes('survey_completed')
      await tx.survey.create({
        data: {
          registrationId: id,
          technicianId: technician.userId,
          startsAt: new Date('2026-11-24T02:00:00Z'),
          endsAt: new Date('2026-11-24T03:00:00Z'),
          ...(done && { outcome: 'feasible', note: 'Pole across the street', completedAt: new Date('2026-11-24T03:00:00Z') }),
        },
      })
    }
    await tx.registrationEvent.createMany({
      data: way.map((to, index) => ({ registrationId: id, position: index + 1, fromStatus: way[index - 1] ?? null, toStatus: to, actorType: index === 0 ? 'applicant' : 'staff', actorId: null })),
    })
    return made
  })
}
