import { draw } from '../../draw/index.js'
import type { ThemeName } from '../../draw/theme.js'
import type { Read } from '../../reading.js'
import type { Size } from '../../settings.js'
import { el } from '../dom.js'
import { createDownload, type Shown } from '../download.js'
import { createPicture } from '../picture.js'

/** The tile that shows a payload. */
export interface Stage {
  readonly element: HTMLElement
  /** The menu that saves the picture. */
  readonly download: HTMLElement
  readonly resize: (size: Size) => void
  readonly show: (reading: Read, theme: ThemeName) => void
  /** Says why nothing is drawn. */
  readonly explain: (words: string, isWrong: boolean) => void
}

const NO_PICTURE = 'The preview cannot draw this.'

/** Creates an empty tile. */
export const createStage = (): Stage => {
  const picture = createPicture()
  const words = el('p', { class: 'instead' })
  let shown: Omit<Shown, 'size'> | undefined
  let size: Size = '1x1'
  const download = createDownload('the widget', () => shown && { ...shown, size })
  const element = el('div', { class: 'tile' }, ...picture.elements, words)
  const explain = (instead: string, isWrong: boolean): void => {
    shown = undefined
    download.hidden = true
    picture.clear()
    words.textContent = instead
    element.classList.add('is-empty')
    element.classList.toggle('bad', isWrong)
  }
  return {
    element,
    download,
    resize: (now) => {
      size = now
      element.dataset['size'] = size
    },
    show: ({ kind, payload }, theme) => {
      words.textContent = ''
      element.classList.remove('is-empty', 'bad')
      try {
        const drawing = draw(kind, payload, theme)
        shown = { drawing, theme, title: kind }
        download.hidden = false
        picture.show(drawing, theme)
      } catch {
        explain(NO_PICTURE, true)
      }
    },
    explain,
  }
}
