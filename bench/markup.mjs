// Takes the markup of a page as a tree that the bare app can draw.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../scripts/lib/browser.mjs'

/**
 * Writes the elements of each page's body, without scripts, to `<name>.json`.
 *
 * @param {Record<string, { url: string, cookie?: string }>} pages by name
 * @returns {Promise<string>} the folder
 */
export async function saveMarkup(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-markup-'))
  const { executablePath, args, env } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args, env: { .../** @type {Record<string, string>} */ (process.env), ...env } })
  try {
    for (const [name, { url, cookie }] of Object.entries(pages)) {
      const context = await browser.newContext({ javaScriptEnabled: false, ...(cookie && { extraHTTPHeaders: { cookie } }) })
      const page = await context.newPage()
      await page.goto(url)
      await writeFile(join(folder, `${name}.json`), JSON.stringify(await page.evaluate(bodyTree)))
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return folder
}

/** Runs in the page. */
function bodyTree() {
  const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'LINK', 'META', 'NOSCRIPT'])
  /** @param {Node} node @returns {unknown} */
  const take = (node) => {
    if (node instanceof Text) return node.data
    if (!(node instanceof Element) || SKIPPED.has(node.tagName)) return undefined
    // React takes styles as objects and wants to know who changes a value: neither matters here.
    const attributes = [...node.attributes].filter(({ name }) => !/^(?:style|value|checked|selected|on.*)$/.test(name)).map(({ name, value }) => [name === 'class' ? 'className' : name, value])
    return [node.tagName.toLowerCase(), Object.fromEntries(attributes), [...node.childNodes].map(take).filter((child) => child !== undefined)]
  }
  return ['div', {}, [...document.body.childNodes].map(take).filter((child) => child !== undefined)]
}
