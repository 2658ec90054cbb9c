import { catalogue as words } from '@/lib/messages/en/catalogue'
import type { Reason } from './csv-row'
import type { Effect } from './judge-file'

// What an import does and refuses, in words: the same on screen and in the API.

const say = words.import

/** Each thing that a line does, in words. */
export function sayEffect(effect: Effect): string[] {
  const kind = say.effects.kinds[effect.of]
  if (effect.does === 'create') return [say.effects.create(kind, effect.name, effect.position, effect.active)]
  const { name, position, active } = effect.change
  return [
    ...(name ? [say.effects.name(kind, ...name)] : []),
    ...(position ? [say.effects.position(kind, ...position)] : []),
    ...(active ? [say.effects.active(kind, active[1])] : []),
  ]
}

/** Why a line is left out, in words. */
export function sayReason(reason: Reason): string {
  switch (reason.code) {
    case 'cell':
      return say.reasons.cell(reason.column, reason.text)
    case 'duplicate':
      return say.reasons.duplicate(reason.line)
    case 'contradicts':
      return say.reasons.contradicts(reason.column, reason.line)
    case 'unnamed':
      return say.reasons.unnamed(reason.column)
    case 'merged':
      return say.reasons.merged(reason.name, reason.into)
    default:
      return say.reasons[reason.code]
  }
}
