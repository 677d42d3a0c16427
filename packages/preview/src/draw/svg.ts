import drawCss from '../page/draw.css?raw'
import { init } from './charts.js'
import { type Box, box, type ChartDrawing, type Drawing, type PagesDrawing, type Size } from './drawing.js'
import { ems, fitted } from './format.js'
import { escaped, toMarkup } from './markup.js'
import { pageBox, wordsOf } from './text.js'
import { FONT, type ThemeName, themes } from './theme.js'

/** How a drawing is framed as a file. */
export interface Frame extends Size {
  readonly theme: ThemeName
  readonly title: string
}

const PADDING = 14
const TITLE = 32

/** Takes out what ECharts adds for pointers: its numbers run on from chart to chart. Text has no quotes and no `<`. */
const still = (svg: string): string =>
  svg
    .replace(/<style ?><!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>/g, '')
    .replace(/ (?:class="zr\d+-cls-\d+"|ecmeta_\w+="[^"]*"|pointer-events="\w+")/g, '')
    .replace(/zr\d+-/g, 'gw-')

const chartSvg = ({ option }: ChartDrawing, size: Size): string => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption(option(size))
    return still(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}

/** The first message without its HTML, as a picture cannot hold a frame. */
const messageBox = (drawing: PagesDrawing): Box => {
  const words = wordsOf(drawing.pages[0]?.html ?? '')
  const side = Math.sqrt(Math.max(12, ems(words)))
  return pageBox(drawing, 0, [
    box('p', 'gw-words', [words], { vars: { '--ems': Math.round(side * 10) / 10 } }),
  ])
}

const contentSvg = (root: Box, theme: ThemeName, { width, height }: Size): string =>
  [
    `<foreignObject width="${width}" height="${height}">`,
    `<div xmlns="http://www.w3.org/1999/xhtml" class="gw gw-${theme}">`,
    `<style>.gw{width:${width}px;height:${height}px}${drawCss.replace(/\s*\n\s*/g, ' ').replace(/\/\*.*?\*\//g, '')}</style>`,
    toMarkup(root),
    '</div></foreignObject>',
  ].join('')

const body = (drawing: Drawing, size: Size, theme: ThemeName): string => {
  switch (drawing.form) {
    case 'chart':
      return chartSvg(drawing, size)
    case 'content':
      return contentSvg(drawing.root, theme, size)
    case 'pages':
      return contentSvg(messageBox(drawing), theme, size)
  }
}

/** Writes a drawing as an SVG file, framed as a tile with its title; the same drawing gives the same bytes. */
export const toSvg = (drawing: Drawing, { width, height, theme, title }: Frame): string => {
  const { tile, muted, faint } = themes[theme]
  const top = title === '' ? PADDING : PADDING + TITLE - 6
  const size = { width: width - 2 * PADDING, height: height - top - PADDING }
  const head = fitted(title, size.width / 16.5)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title><desc>${escaped(drawing.summary)}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${tile}" stroke="${theme === 'dark' ? tile : faint}"/>`,
    title === ''
      ? ''
      : `<text x="${PADDING}" y="${PADDING + 13}" font-family="${escaped(FONT)}" font-size="15" font-weight="600" fill="${muted}">${escaped(head)}</text>`,
    `<g transform="translate(${PADDING} ${top})">${body(drawing, size, theme)}</g></svg>\n`,
  ].join('')
}
