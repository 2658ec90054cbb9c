// What a customer reads of their own installation.
export const ownInstallation = {
  title: 'Your installation',
  wish: 'You asked for',
  slots: { morning: 'in the morning', afternoon: 'in the afternoon', evening: 'in the evening' },
  text: {
    open: 'We are planning who comes and when, and tell you as soon as it is fixed.',
    assigned: 'Somebody should be there to open the door. If the time does not suit you, tell us.',
    in_progress: 'A technician is working on it.',
    completed: 'Installed. Your plan counts from this day.',
    failed: 'The visit came to nothing. We plan another one and tell you when.',
    cancelled: 'It was cancelled.',
  },
} as const
