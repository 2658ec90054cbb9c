/** The most registrations that are counted row by row for a list or a column; a larger number is only said to be larger. Browser-safe. */
export const MOST_COUNTED = 1000
