import type { Pushed } from '../push.js'
import { el } from './dom.js'
import type { Tile } from './tile.js'

/** The part of the inspector that pushes the payload of a tile to a Geckoboard widget. Polls do not change it. */
export interface PushForm {
  readonly element: HTMLElement
  readonly clear: () => void
}

/** Creates the form; `tile` returns the inspected tile. */
export const createPushForm = (
  push: (id: number, widgetKey: string) => Promise<Pushed>,
  tile: () => Tile | undefined,
): PushForm => {
  const said = el('p', { role: 'status' })
  const key = el('input', {
    id: 'inspector-widget-key',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    pattern: '[\\w\\-]{1,200}',
    title: 'letters, digits and hyphens',
  })
  const button = el('button', { type: 'submit' }, 'Push this payload')
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const of = tile()
    if (of === undefined) return
    button.disabled = true
    said.textContent = 'Pushing…'
    const { accepted, words } = await push(of.view().id, key.value)
    if (of !== tile()) return
    button.disabled = false
    said.textContent = words
    said.className = accepted ? '' : 'words'
  }
  return {
    element: el(
      'div',
      { class: 'body' },
      el(
        'p',
        {},
        'Sends the payload of the newest poll to a widget, with the API key of your account (GECKOBOARD_PUSH_API_KEY).',
      ),
      el(
        'form',
        { class: 'push', submit: (event) => void submit(event) },
        el('label', { for: 'inspector-widget-key' }, 'Widget key '),
        key,
        button,
      ),
      said,
    ),
    clear: () => {
      key.value = ''
      said.textContent = ''
      button.disabled = false
    },
  }
}
