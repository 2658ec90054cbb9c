/** The look of one line in a Popover, for links and for buttons of forms. */
export const popoverLine =
  'flex w-full min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1.5 text-start hover:bg-default focus-visible:-outline-offset-2 pointer-coarse:min-h-11'
