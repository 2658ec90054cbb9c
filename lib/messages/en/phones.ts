/** Words of proving a phone. */
export const phones = {
  code: 'Type the six digits from the message',
  /** Wrong: how many tries are left. */
  wrong: (left: number) => (left === 1 ? 'This is not the code. One try is left' : `This is not the code. ${left} tries are left`),
  /** Used up, run out, or never sent: all the same. */
  dead: 'This code does not work any more. Ask for a new one',
  unproved: 'Prove this phone with a code first',
} as const
