import { codeOf } from '../code.js'
import { copyButton } from '../copy.js'
import { el } from '../dom.js'
import type { Line, TokenClass } from '../tokens.js'

const TOKEN =
  /(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)(?!:)|(?<key>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_$][\w$]*)(?=:)|(?<number>(?<!\w)-?\d[\w.+-]*)|(?<word>\b(?:true|false|null|async|as|const)\b)/gs

/** More elements than this would slow the page down. */
const MOST_COLORED = 100_000

/** Colors code by its tokens, without changing its text. */
const colored = (code: string): readonly (Node | string)[] => {
  if (code.length > MOST_COLORED) return [code]
  const parts: (Node | string)[] = []
  let end = 0
  for (const { index, 0: token, groups = {} } of code.matchAll(TOKEN)) {
    const [is] = Object.entries(groups).find(([, part]) => part !== undefined) as [TokenClass, string]
    parts.push(code.slice(end, index), el('span', { class: `token-${is}` }, token))
    end = index + token.length
  }
  return [...parts, code.slice(end)]
}

/** A named piece of code with a button that copies it, or a message instead. */
export interface CodeBlock {
  readonly element: HTMLElement
  /** Shows code, as it is or as indented lines. */
  readonly show: (code: string, lines?: readonly Line[]) => void
  readonly explain: (words: string) => void
}

/** Creates an empty block of code. */
export const createCodeBlock = (name: string): CodeBlock => {
  let code = ''
  const id = `code-${name.toLowerCase()}`
  const words = el('p', { class: 'none' })
  const copy = copyButton(`Copy the ${name}`, () => code)
  const text = el('div', { class: 'text', tabindex: 0, role: 'group', 'aria-labelledby': id })
  const set = (now: string, instead: string, lines?: readonly Line[]): void => {
    code = now
    text.replaceChildren(...(lines === undefined ? colored(now) : [codeOf(lines)]))
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
