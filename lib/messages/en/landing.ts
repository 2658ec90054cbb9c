/** Words of the landing page and of the price list. */
export const landing = { title: '' } as const
