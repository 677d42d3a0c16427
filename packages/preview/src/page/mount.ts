import { init } from '../draw/charts.js'
import type { ChartDrawing, Drawing } from '../draw/drawing.js'
import { frameDocument, pageBox } from '../draw/text.js'
import type { ThemeName } from '../draw/theme.js'
import { toDom } from './toDom.js'

/** The way to show a drawing. */
export interface Mounting {
  readonly theme: ThemeName
  /** The page of a text widget to show. */
  readonly page?: number
}

const mountChart = ({ option }: ChartDrawing, host: HTMLElement): (() => void) => {
  const sizeOf = () => ({ width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) })
  const chart = init(host, null, { renderer: 'svg', ...sizeOf() })
  chart.setOption(option(sizeOf()))
  const observer = new ResizeObserver(() => {
    const size = sizeOf()
    if (size.width === chart.getWidth() && size.height === chart.getHeight()) return
    chart.resize(size)
    chart.setOption(option(size), true)
  })
  observer.observe(host)
  return () => {
    observer.disconnect()
    chart.dispose()
  }
}

const frameOf = (source: string, title: string, document: Document): HTMLIFrameElement => {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', '')
  frame.setAttribute('referrerpolicy', 'no-referrer')
  frame.className = 'gw-frame'
  frame.title = title
  frame.srcdoc = source
  return frame
}

const LISTS = ['ol', 'ul']

/** Replaces the content of an element, which has its own size, with a drawing; returns a function that removes it. */
export const mount = (drawing: Drawing, host: HTMLElement, { theme, page = 0 }: Mounting): (() => void) => {
  const document = host.ownerDocument
  host.replaceChildren()
  host.classList.remove('gw-dark', 'gw-light')
  host.classList.add('gw', `gw-${theme}`)
  // A list or a frame has more content than its summary.
  const isPicture =
    drawing.form === 'chart' || (drawing.form === 'content' && !LISTS.includes(drawing.root.tag))
  host.setAttribute('role', isPicture ? 'img' : 'group')
  host.setAttribute('aria-label', drawing.summary)
  switch (drawing.form) {
    case 'chart':
      return mountChart(drawing, host)
    case 'content':
      host.append(toDom(drawing.root, document))
      break
    case 'pages': {
      const place = toDom(pageBox(drawing, page, []), document)
      const shown = frameOf(
        frameDocument(drawing.pages[page]?.html ?? '', theme),
        `Message ${page + 1} of ${drawing.pages.length}`,
        document,
      )
      place.insertBefore(shown, place.querySelector('.gw-dots'))
      host.append(place)
    }
  }
  return () => host.replaceChildren()
}
