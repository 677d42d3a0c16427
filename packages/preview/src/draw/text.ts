import { type Box, box, type Content, type Page, type PagesDrawing } from './drawing.js'
import { ems } from './format.js'
import { fieldsOf, lineOf, listOf, numberOf, textOf } from './read.js'
import { FONT, type ThemeName, themes } from './theme.js'

const TYPES = ['none', 'alert', 'info'] as const

// Keeps the page fast: a payload may be 1 MiB of HTML, but no message needs that much.
const LONGEST = 20_000

// A tile shows no more than this, and looking for the ends of unclosed tags is slow in long HTML.
const MOST_WORDS = 4000

/** The text of a page's HTML, for pictures and screen readers. */
export const wordsOf = (html: string): string =>
  html
    .slice(0, MOST_WORDS)
    .toWellFormed()
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

/** The content security policy of a page: nothing loads, and nothing runs. */
const FRAME_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

const colors = (name: ThemeName): string => {
  const { text, accent } = themes[name]
  return `.${name}{color:${text}}.${name} a{color:${accent}}`
}

// The longest message for each font size, in ems. The shorter the message, the larger the font.
const SIZES = [6, 14, 30, 60, 120, 240]

/**
 * The style of every page. The policy of the board also applies to a document in `srcdoc`. It allows only this style, by
 * its hash, so styles in a message are not applied.
 */
export const FRAME_STYLE = [
  'html,body{height:100%;margin:0}',
  `body{display:grid;align-content:safe center;box-sizing:border-box;padding:2vmin 4vmin;overflow:auto;font:500 15px/1.25 ${FONT};text-align:center;text-wrap:balance;overflow-wrap:break-word}`,
  ...SIZES.map((most, i) => {
    const side = Math.sqrt(Math.max(12, most))
    return `.size-${i}{font-size:clamp(15px,min(${Math.round(630 / side) / 10}vw,${Math.round(900 / side) / 10}vh),64px)}`
  }),
  colors('dark'),
  colors('light'),
  'img{max-width:100%;max-height:80vh}p,h1,h2,h3{margin:.2em 0}',
].join('')

/**
 * The document of a page, for a frame with an empty sandbox. Whatever its HTML says, its own policy lets no script run
 * and nothing load.
 */
export const frameDocument = (html: string, theme: ThemeName): string => {
  const wide = ems(wordsOf(html))
  const size = SIZES.findIndex((most) => wide <= most)
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}">`,
    `<meta name="color-scheme" content="${theme}"><title>Message</title><style>${FRAME_STYLE}</style></head>`,
    `<body class="${theme} size-${size}"><div>${html}</div></body></html>`,
  ].join('')
}

/** One page, with its sign above it and the dots that mark its position below. */
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
