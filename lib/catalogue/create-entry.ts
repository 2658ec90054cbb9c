import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { conflict, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { once, type Once } from '@/lib/core/once'
import { slugBase } from '@/lib/core/slug'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import { POSITION_MAX, type CreateEntry } from './care-schema'
import { findLivingEntry, subjectOf, type EntryKey } from './entry'
import { lockCatalogue } from './lock'

const taken = () => conflict(words.errors.slugTaken, { fields: { slug: [words.errors.slugTaken] } })

/**
 * Adds an industry at the end of the catalogue. The wrapper has checked `catalogue:manage`.
 *
 * @returns its slug, made from the name when none was given.
 * @throws CONFLICT on `slug` when an industry has it, also one that was merged or is inactive.
 */
export const createIndustry = (actor: StaffActor, { name, slug = slugBase(name, 'industry') }: CreateEntry): Promise<Once<Required<CreateEntry>>> =>
  inStaff(actor, (tx) =>
    once(tx, actor.command, async () => {
      await lockCatalogue(tx)
      const id = newId()
      await tx.$executeRaw`INSERT INTO industries (id, slug, name, position)
        VALUES (${id}::uuid, ${slug}, ${name}, least(${POSITION_MAX}::int, (SELECT coalesce(max(position), 0) + 10 FROM industries)))`
      await record(tx, actor, 'catalogue.created', subjectOf({ industry: slug }, id), { industry: slug, name })
      return { name, slug }
    }),
  ).catch(refusedBy({ industries_slug_key: taken }))

/**
 * Adds a sector at the end of an industry, which may be inactive. The wrapper has checked `catalogue:manage`.
 *
 * @returns its slug, made from the name when none was given.
 * @throws NOT_FOUND for an unknown industry; CONFLICT when it was merged, and on `slug` when it has such a sector.
 */
export const createSector = (actor: StaffActor, { industry, name, slug = slugBase(name, 'sector') }: CreateEntry & EntryKey): Promise<Once<Required<CreateEntry>>> =>
  inStaff(actor, (tx) =>
    once(tx, actor.command, async () => {
      await lockCatalogue(tx)
      const { id: industryId } = await findLivingEntry(tx, { industry })
      const id = newId()
      await tx.$executeRaw`INSERT INTO sectors (id, industry_id, slug, name, position)
        VALUES (${id}::uuid, ${industryId}::uuid, ${slug}, ${name}, least(${POSITION_MAX}::int, (SELECT coalesce(max(position), 0) + 10 FROM sectors WHERE industry_id = ${industryId}::uuid)))`
      await record(tx, actor, 'catalogue.created', subjectOf({ industry, sector: slug }, id), { industry, sector: slug, name })
      return { name, slug }
    }),
  ).catch(refusedBy({ sectors_industry_id_slug_key: taken }))
