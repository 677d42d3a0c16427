import { el } from './dom.js'

const DONE_MS = 4000

/** Creates a button that copies a text, and confirms it. */
export const copyButton = (name: string, text: () => string): HTMLElement => {
  const said = el('span', { class: 'copied', role: 'status' })
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text())
      said.textContent = 'Copied'
    } catch {
      said.textContent = 'The browser does not allow copying here'
    }
    setTimeout(() => said.replaceChildren(), DONE_MS)
  }
  return el(
    'span',
    { class: 'copy' },
    el('button', { type: 'button', 'aria-label': name, title: name, click: () => void copy() }, 'Copy'),
    said,
  )
}
