import { el } from './dom.js'
import type { Line, Token } from './tokens.js'

/** A line with the remarks about it. */
export interface MarkedLine extends Line {
  readonly marks?: readonly Node[]
}

const MOST_FOLDED = 24

const tokenOf = ([is, text]: Token): Node => el('span', { class: `token-${is}` }, text)

/** Shows indented lines of code. */
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

/** The long parts that are expanded; they stay so after the next poll. */
export type Unfolded = Set<string>

/** Shows the start of a long part, with a button that expands it. */
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
    more.textContent = isWhole ? 'Show less' : `Show all (${count.toLocaleString('en')} lines)`
    more.setAttribute('aria-expanded', String(isWhole))
  }
  dress()
  box.append(more)
  return box
}
