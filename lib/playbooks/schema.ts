// What each playbook's trigger watches, with the range of every threshold. Browser-safe; settings form, action and
// provisioning share it. The keys of a config are those of its JSON in the database, hence snake_case.
import { z } from 'zod'
import { playbooks as say } from '@/lib/messages/en/playbooks'

export const PLAYBOOK_TYPES = ['voc', 'activation', 'sla', 'renewal', 'expansion'] as const
export type PlaybookType = (typeof PLAYBOOK_TYPES)[number]

const within = (min: number, max: number) =>
  z.number({ error: say.number }).min(min, say.range(min, max)).max(max, say.range(min, max))
const whole = (min: number, max: number) =>
  z.int({ error: say.wholeNumber }).min(min, say.range(min, max)).max(max, say.range(min, max))
const share = within(0, 1)
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: say.choice })
const trend = oneOf(['increasing', 'stable', 'declining'])

/** One strict object for each type: an unknown key is refused, a missing one is named. */
export const triggerConfigs = {
  /** Voice of the customer. */
  voc: z.strictObject({
    nps: whole(-100, 100), // net promoter score at or below
    csat: within(1, 5), // satisfaction at or below
    churn_risk: share, // at or above
    health_score_drop: whole(1, 100), // points lost since the month before
    churn_mentions: whole(1, 1_000),
  }),
  /** Getting started. */
  activation: z.strictObject({
    adoption_index: whole(0, 100), // below
    active_users: whole(0, 1_000_000), // below
    dau_mau: share, // daily by monthly users, below
    feature_usage: share, // below
  }),
  /** Promises kept. */
  sla: z.strictObject({
    breaches: whole(1, 1_000), // within the window
    window_days: whole(1, 365),
    response_time_multiplier: within(1, 100), // of the promised time
    escalation_trend: trend,
    reopen_rate: share, // at or above
  }),
  /** Before the contract ends. */
  renewal: z.strictObject({
    window_days: whole(1, 365), // before the end
    health_score: whole(0, 100), // below
    engagement_trend: trend,
    champion_departed: z.boolean({ error: say.yesNo }),
  }),
  /** Room to grow. */
  expansion: z.strictObject({
    health_score: whole(0, 100), // above
    adoption: share, // at or above
    usage_limit: share, // of the plan's limit, at or above
    budget_window: oneOf(['open', 'closed']),
  }),
} satisfies Record<PlaybookType, z.ZodType>

export type TriggerConfig<Type extends PlaybookType> = z.output<(typeof triggerConfigs)[Type]>

// `enabled` stands beside the config, never inside it: saving a threshold can't switch a trigger off (T0-11).
const trigger = <Type extends PlaybookType>(type: Type) =>
  z.strictObject({ type: z.literal(type), enabled: z.boolean({ error: say.yesNo }).optional(), config: triggerConfigs[type] })

/** Saving one trigger: its type, all of its thresholds, and whether it is on (absent: as before). @see T0-12 */
export const saveTriggerSchema = z.discriminatedUnion(
  'type',
  [trigger('voc'), trigger('activation'), trigger('sla'), trigger('renewal'), trigger('expansion')],
  { error: say.unknownType },
)
export type SaveTrigger = z.output<typeof saveTriggerSchema>
