/** LinkedText({ text })   the text part of a message as it was written, its addresses as links that can be followed. */
const ADDRESS = /(https?:\/\/[^\s<>"']+)/gu

export const LinkedText = ({ text }: { text: string }) => (
  <pre className="font-sans text-[15px] leading-relaxed whitespace-pre-wrap wrap-anywhere">
    {text.split(ADDRESS).map((part, index) =>
      // Every second part is what the pattern caught.
      index % 2 === 1 ? (
        <a key={index} href={part} rel="noreferrer" className="text-accent underline">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </pre>
)
