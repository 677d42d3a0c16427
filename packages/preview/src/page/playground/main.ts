import { type Kind, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import type { ThemeName } from '../../draw/theme.js'
import { type GalleryEntry, gallery } from '../../gallery.js'
import { layoutJson } from '../../playground/layout.js'
import { type Outcome, outcomeOf } from '../../playground/outcome.js'
import type { Read } from '../../reading.js'
import type { Size } from '../../settings.js'
import { credits } from '../credits.js'
import { el } from '../dom.js'
import { indentXml } from '../indent.js'
import { counted } from '../paths.js'
import { choicesOf, issueList, troubleOf } from '../trouble.js'
import { createCodeBlock } from './code.js'
import { textOf } from './files.js'
import { createStage } from './stage.js'

const WAIT_MS = 150
const MOST_LINES = 3000
const KINDS = Object.keys(widgets) as readonly Kind[]
const SIZES: readonly Size[] = ['1x1', '2x1', '1x2', '2x2']
const EXAMPLES = gallery()
const NO_PAYLOAD = 'Paste a payload, drop a file, or choose an example.'

const light = matchMedia('(prefers-color-scheme: light)')
let chosenTheme: ThemeName | undefined
const theme = (): ThemeName => chosenTheme ?? (light.matches ? 'light' : 'dark')

/** The kind that the user or an example chose; otherwise it is recognized from the payload. */
let kind: Kind | undefined
let isFromExample = false
let outcome: Outcome | undefined
let timer: ReturnType<typeof setTimeout> | undefined

const field = (name: string, control: HTMLElement): HTMLElement =>
  el('div', { class: 'field' }, el('label', { for: control.id }, name), control)

const input = el('textarea', {
  id: 'payload',
  spellcheck: 'false',
  autocomplete: 'off',
  autocapitalize: 'off',
  'aria-describedby': 'payload-hint',
  placeholder: NO_PAYLOAD,
})
const file = el('input', { type: 'file', hidden: true, tabindex: -1, 'aria-hidden': 'true' })
const stage = createStage()
const kindSelect = el('select', { id: 'kind' })
const sizeSelect = el(
  'select',
  { id: 'size' },
  ...SIZES.map((size) => el('option', { value: size }, size.replace('x', ' × '))),
)
const choice = el('p', { class: 'choice', hidden: true })
const remarks = el('div', { class: 'remarks' })
const said = el('p', { class: 'verdict', role: 'status' })
const code = {
  typeScript: createCodeBlock('TypeScript'),
  json: createCodeBlock('JSON'),
  xml: createCodeBlock('XML'),
}
const toggle = el('button', { type: 'button' })

const verdictOf = ({ kind, warnings, more }: Read): string => {
  const rest = warnings.length === 0 ? 'no problems found' : counted(warnings.length + more, 'warning')
  return `${kind}: ${rest}.`
}

const showKinds = (reading: Outcome['reading'] | undefined): void => {
  const seems = reading?._tag === 'Read' && reading.kindBy === 'payload' ? reading.kind : undefined
  const automatic = seems === undefined ? 'Recognize it' : `${seems}, recognized`
  if (kindSelect.options.length === 0)
    kindSelect.append(
      el('option', { value: '' }),
      ...KINDS.map((kind) => el('option', { value: kind }, kind)),
    )
  const [first] = kindSelect.options
  if (first !== undefined && first.textContent !== automatic) first.textContent = automatic
  kindSelect.value = kind ?? ''
}

const showChoice = (kinds: readonly Kind[]): void => {
  const [likeliest, ...others] = kinds
  choice.hidden = kinds.length === 0
  choice.replaceChildren(
    others.length === 0
      ? 'If it is right, choose '
      : `Looks like ${likeliest} (or ${others.join(', ')}): choose `,
    ...kinds.map((of) => el('button', { type: 'button', click: () => setKind(of) }, of)),
  )
}

const showCode = (made: Outcome['made'], instead: string): void => {
  const isMade = made !== undefined && E.isRight(made)
  code.json.element.hidden = !isMade
  code.xml.element.hidden = !isMade
  if (!isMade) {
    code.typeScript.explain(made?.left ?? instead)
    return
  }
  const { typeScript, json, xml } = made.right
  code.typeScript.show(typeScript)
  code.json.show(layoutJson(JSON.parse(json)))
  if (E.isRight(xml)) code.xml.show(xml.right, indentXml(xml.right, MOST_LINES))
  else code.xml.explain(xml.left)
}

/** Says what was found. What the tile already says is hidden from all but screen readers. */
const say = (words: string, isInTile: boolean): void => {
  said.textContent = words
  said.classList.toggle('unseen', isInTile)
}

const show = (): void => {
  if (outcome === undefined) {
    stage.explain(NO_PAYLOAD, false)
    showKinds(undefined)
    showChoice([])
    showCode(undefined, 'Nothing yet.')
    remarks.replaceChildren()
    say('', false)
    return
  }
  const { reading, made } = outcome
  const trouble = troubleOf(outcome)
  const isRead = reading._tag === 'Read'
  if (isRead && trouble === undefined) stage.show(reading, theme())
  else stage.explain(trouble ?? '', true)
  showKinds(reading)
  showChoice(choicesOf(outcome))
  showCode(made, 'There is no code for a payload with errors.')
  remarks.replaceChildren(
    ...(isRead
      ? [...issueList(reading.errors, 'error'), ...issueList(reading.warnings, 'warning', reading.more)]
      : []),
  )
  say(isRead && trouble === undefined ? verdictOf(reading) : (trouble ?? ''), trouble !== undefined)
}

const isGood = ({ reading }: Outcome): boolean => reading._tag === 'Read' && reading.errors.length === 0

const read = (): void => {
  clearTimeout(timer)
  outcome = input.value.trim() === '' ? undefined : outcomeOf(input.value, kind)
  // The user has turned the example into something else.
  if (isFromExample && outcome !== undefined && !isGood(outcome)) {
    kind = undefined
    outcome = outcomeOf(input.value, kind)
  }
  show()
}

const readSoon = (): void => {
  clearTimeout(timer)
  timer = setTimeout(read, WAIT_MS)
}

const setKind = (now: Kind | undefined): void => {
  kind = now
  isFromExample = false
  read()
  kindSelect.focus()
}

/** Replaces the payload, and forgets the choices made for the one before. */
const replace = (text: string, as?: Kind): void => {
  kind = as
  isFromExample = as !== undefined
  examples.value = ''
  input.value = text
  input.scrollTo({ top: 0 })
  read()
}

const setSize = (size: Size): void => {
  sizeSelect.value = size
  stage.resize(size)
}

const load = async (chosen: File | undefined): Promise<void> => {
  if (chosen === undefined) return
  const text = await textOf(chosen)
  if (E.isRight(text)) return replace(text.right)
  replace('')
  stage.explain(text.left, true)
  say(text.left, true)
}

const isWhole = (): boolean => input.selectionStart === 0 && input.selectionEnd === input.value.length

const example = ({ id, kind, payload, columns, rows }: GalleryEntry): void => {
  setSize(`${columns}x${rows}`)
  replace(layoutJson(payload), kind)
  examples.value = id
}

const examples = el(
  'select',
  {
    id: 'example',
    change: () => {
      const entry = EXAMPLES.find(({ id }) => id === examples.value)
      if (entry !== undefined) example(entry)
    },
  },
  el('option', { value: '' }, 'Choose…'),
  ...KINDS.map((kind) =>
    el(
      'optgroup',
      { label: kind },
      ...EXAMPLES.filter((entry) => entry.kind === kind).map(({ id, title }) =>
        el('option', { value: id }, title),
      ),
    ),
  ),
)

const dress = (): void => {
  document.documentElement.className = `gw-${theme()}`
  toggle.textContent = theme() === 'dark' ? 'Light' : 'Dark'
  show()
}

input.addEventListener('input', () => {
  examples.value = ''
  readSoon()
})
input.addEventListener('paste', () => {
  // A completely new payload may be of another kind.
  if (isWhole()) kind = undefined
})
file.addEventListener('change', () => {
  void load(file.files?.[0])
  file.value = ''
})
kindSelect.addEventListener('change', () => setKind(KINDS.find((kind) => kind === kindSelect.value)))
sizeSelect.addEventListener('change', () => setSize(SIZES.find((size) => size === sizeSelect.value) ?? '1x1'))
toggle.addEventListener('click', () => {
  chosenTheme = theme() === 'dark' ? 'light' : 'dark'
  dress()
})
light.addEventListener('change', dress)

let over = 0
const setOver = (now: number): void => {
  over = Math.max(0, now)
  document.body.classList.toggle('is-over', over > 0)
}
addEventListener('dragenter', () => setOver(over + 1))
addEventListener('dragleave', () => setOver(over - 1))
addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', (event) => {
  event.preventDefault()
  setOver(0)
  const [dropped] = event.dataTransfer?.files ?? []
  const text = event.dataTransfer?.getData('text/plain') ?? ''
  if (dropped !== undefined) void load(dropped)
  else if (text !== '') replace(text)
})
// Lets the user paste anywhere on the page.
addEventListener('paste', (event) => {
  if (event.target instanceof Element && event.target.closest('textarea, input, select')) return
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text !== '') replace(text)
})

// In the documentation, the page is in a folder.
const home = /\/playground\/(?:index\.html)?$/.test(location.pathname)
  ? el('a', { class: 'button', href: '../' }, 'Documentation')
  : undefined

document.body.append(
  el('header', { class: 'top' }, el('h1', {}, 'Payload playground'), home, toggle),
  el(
    'main',
    { class: 'playground' },
    el(
      'div',
      { class: 'given' },
      el(
        'div',
        { class: 'tools' },
        field('Example', examples),
        el('button', { type: 'button', click: () => file.click() }, 'Open a file'),
        el('button', { type: 'button', click: () => replace('') }, 'Clear'),
        file,
      ),
      el('label', { class: 'unseen', for: 'payload' }, 'Payload'),
      input,
      el(
        'p',
        { id: 'payload-hint', class: 'hint' },
        'JSON, XML, or a Highcharts config in JavaScript. It stays in this page: nothing is sent.',
      ),
    ),
    el(
      'div',
      { class: 'drawn' },
      el('div', { class: 'tools' }, field('Kind', kindSelect), field('Size', sizeSelect), stage.download),
      stage.element,
      choice,
      said,
      remarks,
    ),
    el('div', { class: 'made' }, code.typeScript.element, code.json.element, code.xml.element),
  ),
  credits(),
)
document.documentElement.className = `gw-${theme()}`
setSize('1x1')
const [first] = EXAMPLES
if (first !== undefined) example(first)
dress()
