'use client'
/** SectorsForm({ …step, sectors, stored, limit, error? })   the sectors of the chosen industry, within the plan's limit. */
import { SectorPicker } from '@/components/sites/sector-picker'
import { WizardForm, type StepProps } from './wizard-form'

interface Props extends StepProps {
  sectors: readonly { slug: string; name: string }[]
  stored: readonly string[]
  /** Null is unlimited. */
  limit: number | null
  error: readonly string[] | undefined
}

export function SectorsForm({ sectors, stored, limit, error, ...step }: Props) {
  return (
    <WizardForm id="site-sectors" {...step}>
      {(fields) => sectors.length > 0 && <SectorPicker name="sectors" sectors={sectors} selected={fields ? [fields.sectors ?? []].flat() : stored} limit={limit} used={0} error={error} />}
    </WizardForm>
  )
}
