import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

// The addresses of the house, read from the folders that make them, so that none can be forgotten.

const app = join(import.meta.dirname, '../../app')

const addressOf = (folder: string): string => {
  const parts = folder.split(sep).filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
  return `/${parts.join('/')}`.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, ':$1')
}

const filesNamed = (name: string): string[] =>
  readdirSync(app, { recursive: true })
    .map(String)
    .filter((file) => file.split(sep).at(-1) === name)
    .sort()

/** Every page: `/:account/billing`. */
export const pages: string[] = filesNamed('page.tsx').map((file) => addressOf(join(file, '..')))

/** Every method of every route: `POST /api/register`. */
export const routes: string[] = filesNamed('route.ts').flatMap((file) => {
  const source = readFileSync(join(app, file), 'utf8')
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => new RegExp(`^export const ${method}\\b|^export \\{[^}]*\\b${method}\\b`, 'm').test(source))
  return methods.map((method) => `${method} ${addressOf(join(file, '..'))}`)
})
