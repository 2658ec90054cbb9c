// Pure rules of playbooks.
import type { PlaybookType, TriggerConfig } from './schema'

/** The thresholds that every account starts with; each trigger is on. @see SYSTEMS 1.1 */
export const DEFAULT_TRIGGERS: { readonly [Type in PlaybookType]: Readonly<TriggerConfig<Type>> } = {
  voc: { nps: 10, csat: 3.6, churn_risk: 0.3, health_score_drop: 10, churn_mentions: 2 },
  activation: { adoption_index: 60, active_users: 50, dau_mau: 0.25, feature_usage: 0.4 },
  sla: { breaches: 5, window_days: 30, response_time_multiplier: 2, escalation_trend: 'increasing', reopen_rate: 0.2 },
  renewal: { window_days: 90, health_score: 70, engagement_trend: 'declining', champion_departed: true },
  expansion: { health_score: 80, adoption: 0.85, usage_limit: 0.8, budget_window: 'open' },
}
