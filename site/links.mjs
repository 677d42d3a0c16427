// Finds what no reader of built pages should meet: links that lead nowhere, and pages that nothing leads to.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'

const SITE = 'http://site.invalid/'

/** The file and the place in it that a link of a page leads to; `undefined` where it leaves the site. */
const targetOf = (page, link) => {
  const { href, pathname, hash } = new URL(link, SITE + page)
  if (!href.startsWith(SITE)) return undefined
  return {
    file: decodeURI(pathname)
      .slice(1)
      .replace(/(^|\/)$/, '$1index.html'),
    place: decodeURIComponent(hash.slice(1)),
  }
}

const readPages = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const page = parse(readFileSync(join(folder, name), 'utf8'))
      const links = page
        .querySelectorAll('a[href], img[src]')
        .map((element) => element.getAttribute('href') ?? element.getAttribute('src'))
      return {
        name,
        ids: new Set(page.querySelectorAll('[id]').map(({ id }) => id)),
        targets: links.flatMap((link) => {
          const target = targetOf(name, link)
          return target === undefined ? [] : [{ link, ...target }]
        }),
      }
    })

/** What is wrong with the links of the site in a folder, each in a line. */
export const linkProblems = (folder) => {
  const pages = readPages(folder)
  if (pages.length === 0) return ['expected pages']
  const idsOf = new Map(pages.map(({ name, ids }) => [name, ids]))
  const dead = pages.flatMap(({ name, targets }) =>
    targets
      .filter(
        ({ file, place }) =>
          !existsSync(join(folder, file)) || (place !== '' && idsOf.get(file)?.has(place) !== true),
      )
      .map(({ link }) => `${name}: ${link} leads nowhere`),
  )
  const reached = new Set(
    pages.flatMap(({ name, targets }) => targets.map(({ file }) => file).filter((file) => file !== name)),
  )
  const alone = pages.filter(({ name }) => name !== '404.html' && !reached.has(name))
  return [...dead, ...alone.map(({ name }) => `${name}: nothing leads here`)]
}
