/** SkeletonLines({ lines? = 3 })   grey lines in the shape of a list that is on its way. The words for it are the caller's. */
export const SkeletonLines = ({ lines = 3 }: { lines?: number }) => (
  <span aria-hidden className="block">
    {Array.from({ length: lines }, (_, line) => (
      <span key={line} className="flex min-h-9 items-center gap-2.5 px-2.5">
        <span className="size-4 animate-pulse-soft rounded-sm bg-default" />
        <span className="h-3.5 w-48 animate-pulse-soft rounded-sm bg-default" />
      </span>
    ))}
  </span>
)
