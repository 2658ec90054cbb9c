/** The address of the list and the board. */
export const LIST_PATH = '/admin/registrations'
