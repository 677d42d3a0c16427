/** Writes the layout of a browser as plain SVG: each box is a rectangle, and each line of text a `<text>`. */

import { escaped } from './escaped.js'

interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Place {
  /** The origin of all coordinates. */
  readonly origin: DOMPoint
  /** Nothing outside these bounds is visible. */
  readonly clip: Bounds
  /** Returns a new id for an element that others refer to. */
  readonly name: () => string
}

const tenth = (n: number): string => String(Math.round(n * 10) / 10 + 0)
const thousandth = (n: number): string => String(Math.round(n * 1000) / 1000 + 0)

type Attribute = readonly [name: string, value: string | undefined]

const written = (tag: string, attributes: readonly Attribute[], content = ''): string => {
  const all = attributes.map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(value)}"`))
  return content === '' ? `<${tag}${all.join('')}/>` : `<${tag}${all.join('')}>${content}</${tag}>`
}

const unless = (usual: string, value: string): string | undefined => (value === usual ? undefined : value)

interface Paint {
  readonly color: string
  readonly opacity: number
}

const NONE: Paint = { color: 'none', opacity: 0 }

/** Parses a color as computed by a browser: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`. */
const paintOf = (computed: string): Paint => {
  const [red, green, blue, alpha = '1'] = computed.match(/[\d.]+/g) ?? []
  if (red === undefined || green === undefined || blue === undefined || Number(alpha) === 0) return NONE
  const hex = [red, green, blue].map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
  return { color: `#${hex.join('')}`, opacity: Number(alpha) }
}

const fillOf = ({ color, opacity }: Paint): readonly Attribute[] => [
  ['fill', color],
  ['fill-opacity', unless('1', thousandth(opacity))],
]

const within = (place: Place, rect: DOMRect): boolean =>
  rect.right > place.clip.left - 1 &&
  rect.left < place.clip.right + 1 &&
  rect.bottom > place.clip.top - 1 &&
  rect.top < place.clip.bottom + 1

// Text

let context: CanvasRenderingContext2D | null | undefined

const fontOf = ({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string =>
  `${fontWeight} ${fontSize} ${fontFamily}`

const measuredBy = (style: CSSStyleDeclaration, text: string): TextMetrics | undefined => {
  context ??= document.createElement('canvas').getContext('2d')
  if (context === null) return undefined
  context.font = fontOf(style)
  return context.measureText(text)
}

const BOLD = 600

type Anchor = 'start' | 'middle' | 'end'

/**
 * Writes a line of text on its baseline. It keeps its width if it is drawn in another font. If a program cannot do that,
 * the text at least keeps its anchor.
 */
const lineOfText = (
  text: string,
  style: CSSStyleDeclaration,
  paint: Paint,
  [left, baseline, width]: readonly [left: number, baseline: number, width: number],
  anchor: Anchor,
): string => {
  const shift = { start: 0, middle: width / 2, end: width }[anchor]
  return written(
    'text',
    [
      ['x', tenth(left + shift)],
      // Some programs draw text only at whole pixels.
      ['y', String(Math.round(baseline))],
      ['text-anchor', unless('start', anchor)],
      ['font-family', /mono/.test(style.fontFamily) ? style.fontFamily.replaceAll('"', "'") : undefined],
      ['font-size', tenth(Number.parseFloat(style.fontSize))],
      ['font-weight', Number(style.fontWeight) >= BOLD ? '700' : undefined],
      ...fillOf(paint),
      ['textLength', tenth(width)],
      ['lengthAdjust', 'spacingAndGlyphs'],
    ],
    // SVG would collapse these spaces.
    escaped(text.replace(/[ \t]{2,}/g, (spaces) => '\u00a0'.repeat(spaces.length))),
  )
}

interface Line extends Bounds {
  readonly characters: readonly { readonly text: string; readonly right: number }[]
}

/** The lines into which a browser breaks a text, without surrounding white space. */
const linesOf = (node: Text): readonly Line[] => {
  const range = document.createRange()
  const lines: {
    left: number
    top: number
    right: number
    bottom: number
    characters: Line['characters'][number][]
  }[] = []
  let i = 0
  for (const character of node.data) {
    range.setStart(node, i)
    i += character.length
    range.setEnd(node, i)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    const line = lines.at(-1)
    const isSpace = /\s/.test(character)
    if (line !== undefined && (right === left || top < (line.top + line.bottom) / 2)) {
      line.characters.push({
        text: character,
        right: Math.max(right, line.characters.at(-1)?.right ?? right),
      })
      if (!isSpace) line.right = Math.max(line.right, right)
    } else if (!isSpace && right > left) {
      lines.push({ left, right, top, bottom, characters: [{ text: character, right }] })
    }
  }
  return lines
}

const textOfLine = ({ characters }: Line): string =>
  characters
    .map(({ text }) => text)
    .join('')
    .trimEnd()
    .replace(/\n/g, ' ')

/** Shortens a line to end before `end`, with an ellipsis. */
const cut = (line: Line, end: number, style: CSSStyleDeclaration): Line => {
  const mark = { text: '…', width: measuredBy(style, '…')?.width ?? 0 }
  const fits = line.characters.filter(({ right }) => right + mark.width <= end)
  while (/^\s$/.test(fits.at(-1)?.text ?? '')) fits.pop()
  const right = (fits.at(-1)?.right ?? line.left) + mark.width
  return { ...line, right, characters: [...fits, { text: mark.text, right }] }
}

/** The visible lines of a text in a box, shortened as its style says. */
const shownLines = (node: Text, box: Element, style: CSSStyleDeclaration): readonly Line[] => {
  const lines = linesOf(node)
  const { right, bottom } = box.getBoundingClientRect()
  const end = right - Number.parseFloat(style.paddingRight)
  if (style.textOverflow === 'ellipsis' && style.whiteSpace.startsWith('nowrap'))
    return lines.map((line) => (line.right > end + 0.5 ? cut(line, end, style) : line))
  if (style.webkitLineClamp === 'none') return lines
  const shown = lines.filter((line) => (line.top + line.bottom) / 2 < bottom)
  return shown.map((line, i) =>
    i === shown.length - 1 && i < lines.length - 1 ? cut(line, end, style) : line,
  )
}

const ANCHORS: Readonly<Record<string, Anchor>> = { center: 'middle', right: 'end', end: 'end' }

const textIn = (node: Text, box: Element, style: CSSStyleDeclaration, { clip, origin }: Place): string =>
  shownLines(node, box, style)
    .filter(({ left, top, bottom }) => {
      const slack = (bottom - top) * 0.35
      return left < clip.right && top > clip.top - slack && bottom < clip.bottom + slack
    })
    .map((line) => {
      const ascent = Math.round(measuredBy(style, 'x')?.fontBoundingBoxAscent ?? 0)
      const at = [line.left - origin.x, line.top - origin.y + ascent, line.right - line.left] as const
      return lineOfText(
        textOfLine(line),
        style,
        paintOf(style.color),
        at,
        ANCHORS[style.textAlign] ?? 'start',
      )
    })
    .join('')

// Boxes

const radiusOf = (computed: string, width: number, height: number): number => {
  const radius = Number.parseFloat(computed)
  const side = Math.min(width, height)
  return Math.min(side / 2, computed.endsWith('%') ? (side * radius) / 100 : radius)
}

const rect = (
  [left, top, width, height]: readonly [number, number, number, number],
  radius: number,
  more: readonly Attribute[],
): string =>
  written('rect', [
    ['x', tenth(left)],
    ['y', tenth(top)],
    ['width', tenth(width)],
    ['height', tenth(height)],
    ['rx', unless('0', tenth(radius))],
    ...more,
  ])

const boxOf = (
  style: CSSStyleDeclaration,
  { left, top, width, height }: DOMRect,
  { origin }: Place,
): string => {
  const [x, y] = [left - origin.x, top - origin.y]
  const radius = radiusOf(style.borderTopLeftRadius, width, height)
  const background = paintOf(style.backgroundColor)
  const outline = style.outlineStyle === 'solid' ? Number.parseFloat(style.outlineWidth) : 0
  const border = style.borderBottomStyle === 'solid' ? Number.parseFloat(style.borderBottomWidth) : 0
  const isFramed = border > 0 && style.borderTopStyle === 'solid'
  const half = border / 2
  return [
    outline > 0
      ? rect(
          [x - outline, y - outline, width + 2 * outline, height + 2 * outline],
          radius,
          fillOf(paintOf(style.outlineColor)),
        )
      : '',
    background === NONE && !isFramed
      ? ''
      : rect(
          isFramed ? [x + half, y + half, width - border, height - border] : [x, y, width, height],
          radius,
          [
            ...fillOf(background),
            ...(isFramed
              ? ([
                  ['stroke', paintOf(style.borderTopColor).color],
                  ['stroke-width', unless('1', tenth(border))],
                ] as const)
              : []),
          ],
        ),
    border > 0 && !isFramed
      ? rect([x, y + height - border, width, border], 0, fillOf(paintOf(style.borderBottomColor)))
      : '',
  ].join('')
}

// Shapes

const GEOMETRY: Readonly<Record<string, readonly string[]>> = {
  path: ['d'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
}

const transformOf = ({ a, b, c, d, e, f }: DOMMatrix): string | undefined => {
  if (a !== 1 || b !== 0 || c !== 0 || d !== 1)
    return `matrix(${[a, b, c, d, e, f].map(thousandth).join(' ')})`
  return tenth(e) === '0' && tenth(f) === '0' ? undefined : `translate(${tenth(e)} ${tenth(f)})`
}

/** Transforms a path of straight lines; its stroke keeps its width. */
const moved = (d: string, matrix: DOMMatrix): string =>
  d.replace(/(-?[\d.]+(?:e-?\d+)?)[ ,]*(-?[\d.]+(?:e-?\d+)?)/g, (_, x: string, y: string) => {
    const point = new DOMPoint(Number(x), Number(y)).matrixTransform(matrix)
    return `${tenth(point.x)} ${tenth(point.y)}`
  })

const isStraight = (d: string): boolean => /^[MLZ\d\s.,e-]*$/.test(d)

const matrixOf = (element: SVGGraphicsElement, { origin }: Place): DOMMatrix =>
  new DOMMatrix().translate(-origin.x, -origin.y).multiply(element.getScreenCTM() ?? new DOMMatrix())

const strokeOf = (style: CSSStyleDeclaration): readonly Attribute[] => {
  const { color, opacity } = paintOf(style.stroke)
  if (color === 'none' || Number.parseFloat(style.strokeWidth) === 0) return []
  return [
    ['stroke', color],
    ['stroke-opacity', unless('1', thousandth(opacity * Number(style.strokeOpacity)))],
    ['stroke-width', unless('1', thousandth(Number.parseFloat(style.strokeWidth)))],
    ['stroke-linecap', unless('butt', style.strokeLinecap)],
    ['stroke-linejoin', unless('miter', style.strokeLinejoin)],
    ['stroke-dasharray', unless('none', style.strokeDasharray.replaceAll('px', ''))],
  ]
}

const shapeOf = (element: SVGGraphicsElement, style: CSSStyleDeclaration, place: Place): string => {
  const filled = paintOf(style.fill)
  const opacity = filled.opacity * Number(style.fillOpacity)
  const color = opacity === 0 ? 'none' : filled.color
  const fill = fillOf({ color, opacity: color === 'none' ? 1 : opacity })
  const stroke = strokeOf(style)
  if (color === 'none' && stroke.length === 0) return ''
  const matrix = matrixOf(element, place)
  const d = element.getAttribute('d')
  if (d !== null && isStraight(d)) return written('path', [['d', moved(d, matrix)], ...fill, ...stroke])
  return written(element.tagName, [
    ...(GEOMETRY[element.tagName] ?? []).map(
      (name) => [name, element.getAttribute(name) ?? undefined] as const,
    ),
    ...fill,
    ...stroke,
    ['transform', transformOf(matrix)],
  ])
}

const textOfShape = (element: SVGTextElement, style: CSSStyleDeclaration, place: Place): string => {
  const whole = element.textContent ?? ''
  const text = whole.trim()
  if (text === '') return ''
  const from = whole.indexOf(text)
  const { x, y } = element.getExtentOfChar(from)
  const baseline = y + (measuredBy(style, 'x')?.fontBoundingBoxAscent ?? 0)
  const start = new DOMPoint(x, baseline).matrixTransform(matrixOf(element, place))
  const width = element.getSubStringLength(from, text.length)
  return lineOfText(text, style, paintOf(style.fill), [start.x, start.y, width], style.textAnchor as Anchor)
}

// Elements

const inside = (element: Element, style: CSSStyleDeclaration, place: Place): string =>
  [...element.childNodes]
    .map((node) => {
      if (node instanceof Element) return elementIn(node, place)
      const isText = node instanceof Text && element instanceof HTMLElement && style.visibility === 'visible'
      return isText ? textIn(node, element, style, place) : ''
    })
    .join('')

/** The content of a box, clipped if the box hides what does not fit. */
const clipped = (element: Element, style: CSSStyleDeclaration, box: DOMRect, place: Place): string => {
  if (!(element instanceof HTMLElement) || style.overflowY === 'visible') return inside(element, style, place)
  const { clip, origin, name } = place
  const content = inside(element, style, {
    ...place,
    clip: {
      left: Math.max(clip.left, box.left),
      top: Math.max(clip.top, box.top),
      right: Math.min(clip.right, box.right),
      bottom: Math.min(clip.bottom, box.bottom),
    },
  })
  const radius = radiusOf(style.borderTopLeftRadius, box.width, box.height)
  if (radius === 0 || content === '') return content
  const id = name()
  const shape = rect([box.left - origin.x, box.top - origin.y, box.width, box.height], radius, [])
  return `${written('clipPath', [['id', id]], shape)}${written('g', [['clip-path', `url(#${id})`]], content)}`
}

const elementIn = (element: Element, place: Place): string => {
  const style = getComputedStyle(element)
  if (style.display === 'none' || element.tagName === 'defs') return ''
  const box = element.getBoundingClientRect()
  if (element instanceof HTMLElement && !within(place, box)) return ''
  const own = (): string => {
    if (style.visibility !== 'visible') return ''
    if (element instanceof SVGTextElement) return textOfShape(element, style, place)
    if (element instanceof SVGGeometryElement) return shapeOf(element, style, place)
    return element instanceof HTMLElement ? boxOf(style, box, place) : ''
  }
  const content = own() + (element instanceof SVGTextElement ? '' : clipped(element, style, box, place))
  return content === '' || style.opacity === '1'
    ? content
    : written('g', [['opacity', style.opacity]], content)
}

/** Writes an element of this page as the content of an SVG of its size. */
export const measured = (element: HTMLElement): string => {
  const box = element.getBoundingClientRect()
  let names = 0
  return elementIn(element, {
    origin: new DOMPoint(box.left, box.top),
    clip: box,
    name: () => {
      names += 1
      return `clip-${names}`
    },
  })
}
