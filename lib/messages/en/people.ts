/** Words of what people change about their own login. */
export const people = {
  passwordWrong: 'This is not your present password',
  passwordMissing: 'Type your present password',
  signInAgain: 'Sign out and in again first: you signed in some time ago, and have no password to type here',
  staffState: 'Password, phone and sessions: only yours, whatever your role.',
  phone: {
    title: 'Phone',
    hint: 'The same in every account. Reminders can come to it by WhatsApp.',
    none: 'No phone yet.',
    same: 'This is your number already',
    field: 'New number',
    fieldHint: 'With country code, for example +256 782 240146.',
    current: 'Current password',
    send: 'Send a code',
    sent: (phone: string) => `We sent six digits to ${phone} by WhatsApp.`,
    /** Where WhatsApp is not connected. */
    local: 'WhatsApp is not connected here: the code is in the console’s mailbox.',
    until: 'The code works until',
    code: 'Code',
    codeHint: 'Six digits. You can try three times.',
    confirm: 'Take this number',
    again: 'Another number, or a new code',
    remove: 'Remove number',
    removeText: 'Your login then has no phone. Accounts keep the numbers that you gave them.',
    changed: 'This number is yours now. We told your e-mail address, and the number before it.',
    removed: 'Number removed. We told it, and your e-mail address.',
  },
} as const
