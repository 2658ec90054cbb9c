// Words of the catalogue: industries and sectors, as staff look after them.
export const catalogue = {
  errors: {
    slugTaken: 'This slug is in use. Slugs are kept for ever, also of what is inactive or merged',
    mergeItself: 'Choose another one than itself',
    mergedAlready: (name: string, into: string) => `${name} was merged into ${into} already`,
    intoMerged: (name: string, into: string) => `${name} was itself merged into ${into}`,
    intoInactive: (name: string) => `${name} is inactive. Activate it first, or choose another`,
    mergeChanged: 'The catalogue has changed meanwhile. Look at it again',
  },
} as const
