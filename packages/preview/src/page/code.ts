import { el } from './dom.js'
import type { Line, Token } from './tokens.js'

/** A line with what is said about it. */
export interface MarkedLine extends Line {
  readonly marks?: readonly Node[]
}

const MOST_FOLDED = 24

const tokenOf = ([is, text]: Token): Node => el('span', { class: `token-${is}` }, text)

/** Draws lines of code, indented. */
export const codeOf = (lines: readonly MarkedLine[]): HTMLElement =>
  el(
    'ol',
    { class: 'code-lines' },
    ...lines.map(({ depth, tokens, marks = [] }) => {
      const item = el('li', { class: 'line' }, el('code', {}, ...tokens.map(tokenOf)), ...marks)
      item.style.setProperty('--depth', String(depth))
      return item
    }),
  )

/** Which long parts are shown whole: kept through the polls. */
export type Unfolded = Set<string>

/** Shows a long part by its start, with a button that shows all of it. */
export const folded = (name: string, long: HTMLElement, count: number, unfolded: Unfolded): HTMLElement => {
  const box = el('div', { class: 'fold' }, long)
  if (count <= MOST_FOLDED) return box
  const more = el('button', {
    type: 'button',
    class: 'more',
    click: () => {
      if (!unfolded.delete(name)) unfolded.add(name)
      dress()
    },
  })
  const dress = (): void => {
    const isWhole = unfolded.has(name)
    box.classList.toggle('is-folded', !isWhole)
    more.textContent = isWhole ? 'Show less' : `Show all of it (${count.toLocaleString('en')} lines)`
    more.setAttribute('aria-expanded', String(isWhole))
  }
  dress()
  box.append(more)
  return box
}
