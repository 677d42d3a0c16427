import type { Saved } from '../boardFile.js'
import type { Entry, Size } from '../settings.js'
import type { BoardView } from '../view.js'
import { grown, moved, SIZES } from './arrange.js'
import { el, icon } from './dom.js'
import { makeDraggable } from './drag.js'
import type { Tile } from './tile.js'

/** What the editor needs from the page. */
export interface EditorHost {
  /** The tiles in their order. */
  readonly tiles: () => readonly Tile[]
  /** Replaces the feeds of the board; returns what is wrong with them. */
  readonly set: (entries: readonly Entry[]) => Promise<readonly string[]>
  readonly save: (how: 'save' | 'replace') => Promise<Saved>
  /** Announces something to screen readers. */
  readonly say: (words: string) => void
}

/** Edits the board: its feeds, their order and their sizes. */
export interface Editor {
  /** The button that starts and ends editing. */
  readonly toggle: HTMLButtonElement
  /** The controls that are not on a tile. */
  readonly panel: HTMLElement
  /** Follows changes of the board, which can only be edited if it has a file to save to. */
  readonly update: (file: BoardView['file']) => void
}

const EARLIER = 'M15 5l-7 7 7 7'
const LATER = 'M9 5l7 7-7 7'
const REMOVE = 'M5 5l14 14M19 5L5 19'
const CORNER = 'M20 10L10 20M20 16l-4 4'

type Step = readonly [columns: number, rows: number]

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The controls of one tile. */
interface Bar {
  readonly elements: readonly HTMLElement[]
  readonly size: HTMLSelectElement
  readonly focus: (name: 'earlier' | 'later') => void
}

/** Creates the editor, closed. */
export const createEditor = (host: EditorHost): Editor => {
  const bars = new Map<Tile, Bar>()
  const past: (readonly Entry[])[] = []
  let isOn = false

  const entries = (): readonly Entry[] => host.tiles().map((tile) => tile.view().entry)
  const indexOf = (tile: Tile): number => host.tiles().indexOf(tile)

  const apply = async (next: readonly Entry[]): Promise<readonly string[]> => {
    const before = entries()
    const problems = await host.set(next)
    if (problems.length === 0) past.push(before)
    undo.disabled = past.length === 0
    return problems
  }

  const move = async (tile: Tile, to: number): Promise<void> => {
    const from = indexOf(tile)
    const last = host.tiles().length - 1
    const at = Math.max(0, Math.min(last, to))
    if (at !== from) await apply(moved(entries(), from, at))
    host.say(`${tile.view().title}: position ${at + 1} of ${last + 1}`)
  }

  const resize = async (tile: Tile, size: Size): Promise<void> => {
    const { title, size: before } = tile.view()
    if (size !== before) await apply(entries().with(indexOf(tile), { ...tile.view().entry, size }))
    host.say(`${title}: ${SIZES[size]}`)
  }

  const remove = async (tile: Tile): Promise<void> => {
    const index = indexOf(tile)
    await apply(entries().toSpliced(index, 1))
    host.say(`${tile.view().title} was removed. Undo brings it back.`)
    const next = host.tiles()[Math.min(index, host.tiles().length - 1)]
    if (next === undefined) url.focus()
    else bars.get(next)?.focus('later')
  }

  const key =
    (tile: Tile) =>
    (event: Event): void => {
      const { key: name, shiftKey, altKey, ctrlKey, metaKey } = event as KeyboardEvent
      if (altKey || ctrlKey || metaKey) return
      const step = STEPS[name]
      const index = indexOf(tile)
      if (step !== undefined && shiftKey) void resize(tile, grown(tile.view().size, ...step))
      else if (step !== undefined) void move(tile, index + step[0] + step[1])
      else if (name === 'Home') void move(tile, 0)
      else if (name === 'End') void move(tile, host.tiles().length)
      else return
      event.preventDefault()
    }

  const createBar = (tile: Tile): Bar => {
    const { title } = tile.view()
    const button = (name: string, d: string, click: () => void, keydown?: (event: Event) => void) =>
      el(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': `${name}: ${title}`,
          title: name,
          click,
          ...(keydown && { keydown, 'aria-describedby': 'edit-keys' }),
        },
        icon(d),
      )
    const earlier = button('Move earlier', EARLIER, () => void move(tile, indexOf(tile) - 1), key(tile))
    const later = button('Move later', LATER, () => void move(tile, indexOf(tile) + 1), key(tile))
    const size = el(
      'select',
      { 'aria-label': `Size: ${title}`, change: () => void resize(tile, size.value as Size) },
      ...Object.entries(SIZES).map(([value, words]) =>
        el('option', { value, 'aria-label': words }, value.replace('x', ' × ')),
      ),
    )
    const corner = el('span', { class: 'corner', 'aria-hidden': 'true' }, icon(CORNER))
    const bar = el(
      'div',
      { class: 'edit-bar', role: 'group', 'aria-label': `Edit ${title}` },
      earlier,
      later,
      size,
      button('Remove', REMOVE, () => void remove(tile)),
    )
    makeDraggable(tile.element, corner, {
      isOn: () => isOn,
      drop: (on) => {
        const to = host.tiles().findIndex(({ element }) => element === on)
        if (to >= 0) void move(tile, to)
      },
      resize: (to) => void resize(tile, to),
    })
    tile.element.querySelector('header')?.after(bar)
    tile.element.append(corner)
    return { elements: [bar, corner], size, focus: (name) => ({ earlier, later })[name].focus() }
  }

  const url = el('input', {
    id: 'edit-url',
    type: 'url',
    required: true,
    placeholder: 'http://localhost:3000/widgets/users',
    'aria-describedby': 'edit-problem',
  })
  const title = el('input', { id: 'edit-title', autocomplete: 'off' })
  const problem = el('p', { id: 'edit-problem', class: 'words', role: 'alert' })
  const add = async (event: Event): Promise<void> => {
    event.preventDefault()
    const named = title.value.trim() === '' ? {} : { title: title.value.trim() }
    const problems = await apply([...entries(), { url: url.value.trim(), ...named }])
    // The user adds a single feed, so its index is left out.
    problem.textContent = problems.map((words) => words.replace(/^widgets\[\d+\]\.?/, '')).join(' ')
    url.toggleAttribute('aria-invalid', problems.length > 0)
    if (problems.length > 0) return
    host.say(`${host.tiles().at(-1)?.view().title} was added at the end.`)
    url.value = ''
    title.value = ''
    url.focus()
  }

  const said = el('p', { class: 'edit-said', role: 'status' })
  const undo = el(
    'button',
    {
      type: 'button',
      disabled: true,
      click: async () => {
        const before = past.pop()
        if (before === undefined) return
        await host.set(before)
        undo.disabled = past.length === 0
        if (undo.disabled) save.focus()
        host.say('Undone.')
      },
    },
    'Undo',
  )
  const saveAs = async (how: 'save' | 'replace'): Promise<void> => {
    said.textContent = 'Saving…'
    const { words, isOther } = await host.save(how)
    said.textContent = words
    replace.hidden = !isOther
    if (how === 'replace') save.focus()
  }
  const save = el('button', { type: 'button', click: () => void saveAs('save') })
  const replace = el(
    'button',
    { type: 'button', hidden: true, click: () => void saveAs('replace') },
    'Replace it',
  )
  const panel = el(
    'section',
    { class: 'edit-panel', id: 'edit-panel', 'aria-label': 'Edit the board', hidden: true },
    el(
      'form',
      { class: 'edit-add', novalidate: true, submit: (event) => void add(event) },
      el('label', { class: 'edit-feed' }, 'Feed', url),
      el('label', {}, 'Title', title),
      el('button', { type: 'submit' }, 'Add'),
    ),
    problem,
    el('div', { class: 'edit-save' }, undo, save, replace, said),
    el(
      'p',
      { id: 'edit-keys', class: 'edit-keys' },
      'On the arrow buttons of a tile, use the arrow keys to move it, or Shift and the arrow keys to resize it. With a pointer, drag a tile or its corner.',
    ),
  )

  const dress = (): void => {
    document.body.classList.toggle('editing', isOn)
    toggle.setAttribute('aria-expanded', String(isOn))
    toggle.textContent = isOn ? 'Done' : 'Edit'
    panel.hidden = !isOn
    const tiles = isOn ? host.tiles() : []
    for (const [tile, { elements }] of bars)
      if (!tiles.includes(tile)) {
        for (const element of elements) element.remove()
        bars.delete(tile)
      }
    for (const tile of tiles) {
      const bar = bars.get(tile) ?? createBar(tile)
      bars.set(tile, bar)
      if (bar.size !== document.activeElement) bar.size.value = tile.view().size
    }
  }
  const toggle = el('button', {
    type: 'button',
    hidden: true,
    'aria-controls': 'edit-panel',
    click: () => {
      isOn = !isOn
      said.textContent = ''
      dress()
      if (isOn) url.focus()
    },
  })
  dress()

  return {
    toggle,
    panel,
    update: (file) => {
      toggle.hidden = file === undefined
      save.textContent = `Save to ${file?.name}`
      if (file !== undefined && !file.isSaved && /^Saved/.test(said.textContent ?? '')) said.textContent = ''
      save.classList.toggle('is-wanted', file?.isSaved === false)
      dress()
    },
  }
}
