/** Words of photos that people send, and of the bucket that keeps them. */
export const files = {
  notBase64: 'The photo did not arrive whole. Choose it again',
  tooLarge: 'The photo is larger than 5 MB. Choose a smaller one',
  notPhoto: 'Choose a photo: JPEG, PNG or WebP',
  unreadable: 'This photo cannot be opened. It may be damaged; choose another one',
  tooManyPixels: 'The photo has more than 40 million pixels. Choose a smaller one',
  away: 'Photos cannot be kept or fetched at the moment. Nothing was changed; try again in a minute',
  /** Why the bucket does not work, for staff. */
  store: {
    unreachable: 'The storage cannot be reached. Check S3_ENDPOINT and the network.',
    timeout: 'The storage did not answer in time.',
    tls: 'The storage’s certificate does not hold.',
    key: 'The storage does not accept our key. Check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.',
    refused: 'The storage does not let our key read, write and delete in the bucket.',
    noBucket: 'The storage has no such bucket. Check S3_BUCKET.',
    region: 'The bucket is in another region. Check S3_REGION and S3_ENDPOINT.',
    clock: 'The storage says that the clock of this machine is wrong.',
    busy: 'The storage is busy or out of order.',
    lost: 'The storage did not give back what we had just written.',
    unknown: 'The storage answered something that we do not understand.',
  },
} as const
