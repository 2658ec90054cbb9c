// Writes app/api/openapi.json/routes.ts: every route file under app/api by its address, because a bundle cannot look at
// folders. Run it after adding or removing a route; a test fails until that is done.
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
export const target = join(root, 'app/api/openapi.json/routes.ts')

/** All route files under a folder of app/, in the order of their paths. */
export const routeFiles = (folder = join(root, 'app/api')) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /(?:^|[\\/])route\.ts$/.test(file))
    .map((file) => join(folder, file))
    .sort()

/** app/api/sites/[id]/route.ts → /api/sites/{id} */
export const addressOf = (file) =>
  `/${relative(join(root, 'app'), dirname(file)).split(sep).filter((part) => !/^\(.*\)$/.test(part)).join('/')}`.replaceAll(/\[(?:\.\.\.)?([^\]]+)\]/g, '{$1}')

/** The text of the generated module. */
export function moduleText() {
  // The document does not describe itself by itself: its own file would import this one in a circle.
  const files = routeFiles().filter((file) => dirname(file) !== dirname(target))
  const importOf = (file) => relative(dirname(target), file).split(sep).join('/').replace(/\.ts$/, '')
  return [
    '// Made by scripts/api-routes.mjs from the folder tree. Do not edit by hand.',
    ...files.map((file, index) => `import * as route${index} from '${importOf(file)}'`),
    '',
    '/** Every route of the API with its address. */',
    'export const apiRoutes: readonly { path: string; route: Record<string, unknown> }[] = [',
    ...files.map((file, index) => `  { path: '${addressOf(file)}', route: route${index} },`),
    ']',
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, moduleText())
