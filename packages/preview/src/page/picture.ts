import { init } from '../draw/charts.js'
import {
  type Box,
  type ChartDrawing,
  type Content,
  type Drawing,
  isShape,
  type PagesDrawing,
  type Shape,
} from '../draw/drawing.js'
import { propertiesOf } from '../draw/markup.js'
import type { ThemeName } from '../draw/theme.js'
import { frameOf } from '../frame.js'
import { el, icon, svg } from './dom.js'

/** A drawing on the page. */
export interface Picture {
  readonly element: HTMLElement
  /** Called once it is in its place, to fill it. */
  readonly mount: () => void
  readonly remove: () => void
}

const nothing = (): void => {}

const shape = ({ class: name, view, stretched, paths }: Shape): SVGElement =>
  svg(
    'svg',
    {
      class: name,
      viewBox: `0 0 ${view.width} ${view.height}`,
      'aria-hidden': 'true',
      ...(stretched === true ? { preserveAspectRatio: 'none' } : {}),
    },
    ...paths.map((path) => svg('path', { class: path.class, d: path.d })),
  )

const contentBox = (of: Box): HTMLElement => {
  const { tag, class: name, children, role, label } = of
  const element = el(tag, { class: name, role, 'aria-label': label }, ...children.map(content))
  for (const [property, value] of propertiesOf(of)) element.style.setProperty(property, value)
  return element
}

const content = (of: Content): Node => {
  if (typeof of === 'string') return document.createTextNode(of)
  return isShape(of) ? shape(of) : contentBox(of)
}

/** A chart as an image, as ECharts would style its elements in a way that the policy of the page forbids. */
const chart = ({ option, summary }: ChartDrawing): Picture => {
  const image = el('img', { alt: summary })
  const element = el('div', { class: 'chart' }, image)
  const fill = (): void => {
    const size = { width: element.clientWidth, height: element.clientHeight }
    if (size.width < 20 || size.height < 20) return
    const instance = init(null, null, { renderer: 'svg', ssr: true, ...size })
    instance.setOption(option(size))
    image.src = `data:image/svg+xml,${encodeURIComponent(instance.renderToSVGString())}`
    instance.dispose()
  }
  const observer = new ResizeObserver(fill)
  return { element, mount: () => observer.observe(element), remove: () => observer.disconnect() }
}

const TURN_MS = 8000

const MARKS = { alert: 'Alert', info: 'Information', none: undefined } as const

/** Shows the pages of a text widget in turn, until a person turns them. */
const pages = ({ pages: all }: PagesDrawing, theme: ThemeName): Picture => {
  let at = 0
  const frame = el('iframe', { sandbox: '', title: 'Message', class: 'message' })
  const mark = el('span', { class: 'mark' })
  const count = el('span', { class: 'count' })
  const show = (): void => {
    const page = all[at]
    if (page === undefined) return
    frame.srcdoc = frameOf(page, theme)
    frame.title = all.length > 1 ? `Message ${at + 1} of ${all.length}` : 'Message'
    mark.textContent = MARKS[page.type] ?? ''
    mark.className = `mark ${page.type}`
    count.textContent = `${at + 1}/${all.length}`
  }
  const turn = (by: number): void => {
    at = (at + by + all.length) % all.length
    show()
  }
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const timer = all.length > 1 && !isStill ? setInterval(() => turn(1), TURN_MS) : undefined
  const button = (name: string, by: number, d: string) =>
    el(
      'button',
      {
        type: 'button',
        class: 'small',
        'aria-label': name,
        click: () => {
          clearInterval(timer)
          turn(by)
        },
      },
      icon(d),
    )
  const turns =
    all.length > 1
      ? el(
          'div',
          { class: 'turns' },
          button('Previous message', -1, 'M15 5l-7 7 7 7'),
          count,
          button('Next message', 1, 'M9 5l7 7-7 7'),
        )
      : undefined
  return {
    element: el('div', { class: 'pages' }, mark, frame, turns),
    mount: show,
    remove: () => clearInterval(timer),
  }
}

/** Draws a drawing: charts by ECharts, content as elements, pages in a frame. */
export const pictureOf = (drawing: Drawing, theme: ThemeName): Picture => {
  switch (drawing.form) {
    case 'chart':
      return chart(drawing)
    case 'pages':
      return pages(drawing, theme)
    case 'content': {
      // What is no list says more by its summary than by its pieces.
      const isList = drawing.root.tag === 'ul' || drawing.root.tag === 'ol'
      const element = el(
        'div',
        isList ? { class: 'content' } : { class: 'content', role: 'img', 'aria-label': drawing.summary },
        content(drawing.root),
      )
      return { element, mount: nothing, remove: nothing }
    }
  }
}
