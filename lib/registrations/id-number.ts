/** An identity card's number for who may not read it, and for the history: enough to compare with a card, too little to be one. */
export const lastOf = (idNumber: string | null): string | null => idNumber && `•••• ${idNumber.slice(-4)}`
