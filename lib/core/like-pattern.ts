/** The pattern by which LIKE finds a text anywhere in lower-case columns; the text's own wildcards mean themselves. */
export const containing = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
