// Writes the page that the site opens with, and the one that lists what has changed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const kinds = (root) =>
  readdirSync(join(root, 'docs/widgets'))
    .filter((name) => name !== 'README.md')
    .map((name) => name.replace('.md', ''))

/** A picture of a kind in each theme, and its name, as a link to its page. */
const pictured = (kind) => {
  const picture = (theme) => `![](./pictures/${kind}-${theme}.svg){.${theme}-only loading=lazy}`
  return `[${picture('light')}${picture('dark')} ${kind}](widgets/${kind}.md)`
}

/** Writes the landing page out of `site/landing.md`; the list of all pages then has an address of its own. */
export const writeLanding = (root, pages) => {
  const landing = readFileSync(join(root, 'site/landing.md'), 'utf8')
  writeFileSync(join(pages, 'index.md'), landing.replace('@KINDS@', kinds(root).map(pictured).join('\n\n')))
}

/** A changeset below a heading with its packages. */
const changeset = (file) => {
  const [, packages, text] = /^---\n([\s\S]*?)\n---\n+([\s\S]*)/.exec(readFileSync(file, 'utf8'))
  const names = [...packages.matchAll(/@gecko-widgets\/(\w+)/g)].map(([, name]) => name)
  return `### ${names.join(', ')}\n\n${text.trim()}`
}

/** Writes the changes of each package, and those that are not released yet. */
export const writeChangelog = (root, file) => {
  const folder = join(root, '.changeset')
  const coming = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => changeset(join(folder, name)))
  const released = readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name, 'CHANGELOG.md'))
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8').replace(/^#/gm, '##').trim())
  const unreleased = coming.length === 0 ? [] : ['## Unreleased', ...coming]
  writeFileSync(file, `${['# Changelog', ...unreleased, ...released].join('\n\n')}\n`)
}
