import { icons, type IconName } from './icons'

// A page shows dozens of icons. As text, an icon's shapes cost the server one element instead of four.
const markup = new Map<IconName, string>()
function markupOf(name: IconName): string {
  const known = markup.get(name)
  if (known !== undefined) return known
  const shapes = icons[name].map(([tag, shape]) => `<${tag} ${Object.entries(shape).map(([key, value]) => `${key}="${value}"`).join(' ')}/>`)
  markup.set(name, shapes.join(''))
  return shapes.join('')
}

/**
 * An outline icon in the colour of the text around it.
 * Icon({ name, size? = 16, label?, className? }): with `label` it is an image with that name; without, it is
 * hidden from assistive technology, because the words beside it say the same.
 */
export function Icon({ name, size = 16, label, className }: { name: IconName; size?: number; label?: string; className?: string }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg
      {...named}
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size >= 24 ? 1.75 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: markupOf(name) }}
    />
  )
}
