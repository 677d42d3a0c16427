import { draw } from '../../draw/index.js'
import type { ThemeName } from '../../draw/theme.js'
import type { Read } from '../../reading.js'
import type { Size } from '../../settings.js'
import { el } from '../dom.js'
import { createPicture } from '../picture.js'

/** The tile in which a payload is drawn. */
export interface Stage {
  readonly element: HTMLElement
  readonly resize: (size: Size) => void
  readonly show: (reading: Read, theme: ThemeName) => void
  /** Says why nothing is drawn. */
  readonly explain: (words: string, isWrong: boolean) => void
}

const NO_PICTURE = 'The preview cannot draw this.'

/** Makes an empty tile. */
export const createStage = (): Stage => {
  const picture = createPicture()
  const words = el('p', { class: 'instead' })
  const element = el('div', { class: 'tile' }, ...picture.elements, words)
  const explain = (instead: string, isWrong: boolean): void => {
    picture.clear()
    words.textContent = instead
    element.classList.add('is-empty')
    element.classList.toggle('bad', isWrong)
  }
  return {
    element,
    resize: (size) => {
      element.dataset['size'] = size
    },
    show: ({ kind, payload }, theme) => {
      words.textContent = ''
      element.classList.remove('is-empty', 'bad')
      try {
        picture.show(draw(kind, payload, theme), theme)
      } catch {
        explain(NO_PICTURE, true)
      }
    },
    explain,
  }
}
