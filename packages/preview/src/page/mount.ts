import { init } from '../draw/charts.js'
import type { ChartDrawing, Drawing } from '../draw/drawing.js'
import { frameDocument, pageBox } from '../draw/text.js'
import type { ThemeName } from '../draw/theme.js'
import { toDom } from './toDom.js'

/** How a drawing is put on the page. */
export interface Mounting {
  readonly theme: ThemeName
  /** Which page of a text widget is shown. */
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

/** Puts a drawing into its place, which has a size of its own, in place of what was there; tells how to take it away. */
export const mount = (drawing: Drawing, host: HTMLElement, { theme, page = 0 }: Mounting): (() => void) => {
  const document = host.ownerDocument
  host.replaceChildren()
  host.classList.remove('gw-dark', 'gw-light')
  host.classList.add('gw', `gw-${theme}`)
  // A list and a frame have more to tell than one sentence.
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
