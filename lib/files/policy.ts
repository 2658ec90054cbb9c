/** The most that a photo may hold, in bytes (T1-08). */
export const PHOTO_BYTES = 5 * 1024 * 1024
