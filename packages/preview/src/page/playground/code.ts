import { copyButton } from '../copy.js'
import { el } from '../dom.js'

/** A piece of code with its name and a button that copies it, or words in its place. */
export interface CodeBlock {
  readonly element: HTMLElement
  /** Shows code, as it is or as lines made from it. */
  readonly show: (code: string, lines?: HTMLElement) => void
  readonly explain: (words: string) => void
}

/** Makes a block of code, without any. */
export const createCodeBlock = (name: string): CodeBlock => {
  let code = ''
  const id = `code-${name.toLowerCase()}`
  const words = el('p', { class: 'none' })
  const copy = copyButton(`Copy the ${name}`, () => code)
  const text = el('div', { class: 'text', tabindex: 0, role: 'group', 'aria-labelledby': id })
  const set = (now: string, instead: string, shown: Node | string = now): void => {
    code = now
    text.replaceChildren(shown)
    text.scrollTo({ top: 0, left: 0 })
    words.textContent = instead
    words.hidden = instead === ''
    for (const part of [text, copy]) part.hidden = instead !== ''
  }
  set('', 'Nothing yet.')
  return {
    element: el(
      'section',
      { class: 'code-block', 'aria-labelledby': id },
      el('div', { class: 'code-head' }, el('h2', { id }, name), copy),
      words,
      text,
    ),
    show: (now, lines) => set(now, '', lines),
    explain: (instead) => set('', instead),
  }
}
