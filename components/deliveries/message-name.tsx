/** MessageName({ name, to })   what a message is, and on phones, which have no room for a column, whom it goes to. */
export const MessageName = ({ name, to }: { name: string; to: string }) => (
  <>
    <span className="md:whitespace-nowrap">{name}</span>
    <span className="block max-w-[48vw] truncate font-normal text-muted md:hidden">{to}</span>
  </>
)
