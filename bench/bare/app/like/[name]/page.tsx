import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement, type ReactNode } from 'react'
import { onePlan } from '../../one-plan'

// The markup of one of our pages as plain elements, with nothing of ours behind it: no session, no tenant, no rules. What
// is left of the difference is what those cost.

type Tree = string | [tag: string, attributes: Record<string, string>, children: Tree[]]

const trees = new Map<string, Tree>()
function treeOf(name: string): Tree {
  const known = trees.get(name) ?? (JSON.parse(readFileSync(join(process.env.BARE_TREES ?? '', `${name}.json`), 'utf8')) as Tree)
  trees.set(name, known)
  return known
}

const draw = (tree: Tree, key: number): ReactNode => (typeof tree === 'string' ? tree : createElement(tree[0], { ...tree[1], key }, ...tree[2].map(draw)))

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  const [{ name }] = [await params, await onePlan()]
  return draw(treeOf(name), 0)
}
