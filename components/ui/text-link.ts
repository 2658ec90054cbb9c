/** The look of a link in running text that is large enough for a thumb. */
export const textLink = 'inline-block py-1 font-medium text-link underline underline-offset-3 hover:decoration-2'
