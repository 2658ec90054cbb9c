/** MessageName({ name, to })   what a message is, and on phones, which have no room for a column, whom it goes to. */
export const MessageName = ({ name, to }: { name: string; to: string }) => (
  <>
    {name}
    <span className="block font-normal wrap-anywhere text-muted md:hidden">{to}</span>
  </>
)
