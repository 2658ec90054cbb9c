/** The gate: two posts and the bar between them, raised. One path, one colour, sharp at 16 px. */
export const Mark = ({ size = 20, className }: { size?: number; className?: string }) => (
  <svg aria-hidden width={size} height={size} viewBox="0 0 16 16" fill="currentColor" className={className}>
    <path d="M1 15V8a7 7 0 0 1 3.75-6.2V15ZM6.25 1.22a7 7 0 0 1 3.5 0V9.5h-3.5ZM11.25 1.8A7 7 0 0 1 15 8v7h-3.75Z" />
  </svg>
)
