/** Words of photos that people send. */
export const files = {
  notBase64: 'The photo did not arrive whole. Choose it again',
  tooLarge: 'The photo is larger than 5 MB. Choose a smaller one',
  notPhoto: 'Choose a photo: JPEG, PNG or WebP',
  unreadable: 'This photo cannot be opened. It may be damaged; choose another one',
  tooManyPixels: 'The photo has more than 40 million pixels. Choose a smaller one',
} as const
