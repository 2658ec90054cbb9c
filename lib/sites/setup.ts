// What is left to do for a site: computed from facts on every look, never ticked by hand. Pure and browser-safe.

/** What the steps are judged by. */
export interface SetupFacts {
  verified: boolean
  sectors: number
  /** Sectors that the plan allows for one site; null is unlimited. */
  sectorLimit: number | null
  /** Editors and viewers of the account, and how many of them may see this site. */
  colleagues: { all: number; withAccess: number }
  /** Integrations whose last test passed. */
  workingIntegrations: number
}

export interface SetupStep {
  key: 'domain' | 'sectors' | 'access' | 'integration'
  done: boolean
}

/** The steps of this site in their order. What the plan or the team leaves no room for is left out. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  const steps: (SetupStep & { shown: boolean })[] = [
    { key: 'domain', done: facts.verified, shown: true },
    { key: 'sectors', done: facts.sectors > 0, shown: facts.sectorLimit !== 0 || facts.sectors > 0 },
    { key: 'access', done: facts.colleagues.withAccess > 0, shown: facts.colleagues.all > 0 },
    { key: 'integration', done: facts.workingIntegrations > 0, shown: true },
  ]
  return steps.filter(({ shown }) => shown).map(({ key, done }) => ({ key, done }))
}
