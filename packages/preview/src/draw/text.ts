import { type Box, box, type Content, type Page, type PagesDrawing } from './drawing.js'
import { ems } from './format.js'
import { fieldsOf, lineOf, listOf, numberOf, textOf } from './read.js'
import { FONT, type ThemeName, themes } from './theme.js'

const TYPES = ['none', 'alert', 'info'] as const

// Half a megabyte of HTML is no message.
const LONGEST = 20_000

/** The words of a page's HTML, for where it cannot be drawn. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/div|\/h\d|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[a-z/!][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
}

/** The policy of a page's document: nothing but images loads, and nothing runs. */
export const FRAME_POLICY =
  "default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

/**
 * The document of a page for a frame with an empty sandbox: its own policy lets no script run, whatever the page's
 * HTML says, and nothing but images load.
 */
export const frameDocument = (html: string, theme: ThemeName): string => {
  const { text, tile, accent } = themes[theme]
  // A short message is large, a long one as small as can be read.
  const side = Math.sqrt(Math.max(12, ems(wordsOf(html).slice(0, LONGEST))))
  const wide = Math.round(630 / side) / 10
  const high = Math.round(900 / side) / 10
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}">`,
    '<title>Message</title><style>',
    `html,body{height:100%;margin:0}body{display:grid;align-content:safe center;box-sizing:border-box;padding:2vmin 4vmin;overflow:auto;background:${tile};color:${text};`,
    `font:500 clamp(15px,min(${wide}vw,${high}vh),64px)/1.25 ${FONT};text-align:center;text-wrap:balance;overflow-wrap:break-word}`,
    `a{color:${accent}}img{max-width:100%;max-height:80vh}p,h1,h2,h3{margin:.2em 0}`,
    '</style></head><body><div>',
    html,
    '</div></body></html>',
  ].join('')
}

/** One page with its sign above and the dots that tell which page it is below. */
export const pageBox = ({ pages }: PagesDrawing, page: number, middle: readonly Content[]): Box => {
  const type = pages[page]?.type ?? 'none'
  const dots = pages.map((_, i) => box('span', i === page ? 'gw-on' : '', []))
  return box('div', `gw-page gw-${type}`, [
    ...(type === 'none' ? [] : [box('div', 'gw-sign', [type === 'alert' ? '!' : 'i'])]),
    ...middle,
    ...(pages.length < 2 ? [] : [box('div', 'gw-dots', dots)]),
  ])
}

export const drawText = (payload: unknown): PagesDrawing => {
  const pages = listOf(fieldsOf(payload)['item']).map((item): Page => {
    const { text, type } = fieldsOf(item)
    return { html: textOf(text).slice(0, LONGEST).toWellFormed(), type: TYPES[numberOf(type) ?? 0] ?? 'none' }
  })
  return {
    form: 'pages',
    pages,
    summary: pages
      .map(({ html, type }) => `${type === 'none' ? '' : `${type}: `}${lineOf(wordsOf(html), 200)}`)
      .join('; '),
  }
}
