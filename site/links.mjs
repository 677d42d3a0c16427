// Finds the links of built pages that lead nowhere: no such file, or no such place in it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'node-html-parser'

const pagesBelow = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const page = parse(readFileSync(join(folder, name), 'utf8'))
      return {
        name,
        ids: new Set(page.querySelectorAll('[id]').map(({ id }) => id)),
        links: page
          .querySelectorAll('a[href], img[src]')
          .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? ''),
      }
    })

const SITE = 'http://site.invalid/'

/** The dead links of the site in a folder, each with its page. */
export const deadLinks = (folder) => {
  const pages = pagesBelow(folder)
  const idsOf = new Map(pages.map(({ name, ids }) => [name, ids]))
  if (pages.length === 0) return ['expected pages']
  return pages.flatMap(({ name, links }) =>
    links
      .filter((link) => {
        const { href, pathname, hash } = new URL(link, SITE + name)
        if (!href.startsWith(SITE)) return false
        const file = decodeURI(pathname)
          .slice(1)
          .replace(/(^|\/)$/, '$1index.html')
        const place = decodeURIComponent(hash.slice(1))
        return !existsSync(join(folder, file)) || (place !== '' && !idsOf.get(file)?.has(place))
      })
      .map((link) => `${relative('.', name)}: ${link}`),
  )
}
