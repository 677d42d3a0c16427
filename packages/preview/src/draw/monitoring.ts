import { box, type ContentDrawing } from './drawing.js'
import { ems } from './format.js'
import { arrow } from './number.js'
import { fieldsOf, lineOf } from './read.js'

const STATES = {
  up: { word: 'Up', class: 'gw-good', sign: [arrow(1)] },
  down: { word: 'Down', class: 'gw-bad', sign: [arrow(-1)] },
  unreported: { word: 'Unreported', class: 'gw-unreported', sign: [] },
} as const

const isState = (word: string): word is keyof typeof STATES => Object.hasOwn(STATES, word)

const fact = (name: string, value: string) =>
  box('div', 'gw-fact', [box('div', 'gw-caption', [name]), box('div', 'gw-small', [value])])

export const drawMonitoring = (payload: unknown): ContentDrawing => {
  const { status, downTime, responseTime } = fieldsOf(payload)
  const word = lineOf(status, 20).toLowerCase()
  const state = STATES[isState(word) ? word : 'unreported']
  const down = state.word === 'Down' ? 'NOW' : lineOf(downTime, 60) || '–'
  const response = lineOf(responseTime, 60) || '–'
  return {
    form: 'content',
    summary: `${state.word}; last down: ${down}; response time: ${response}`,
    root: box('div', 'gw-monitoring', [
      box('div', `gw-status ${state.class}`, [...state.sign, box('div', 'gw-value', [state.word])], {
        vars: { '--ems': Math.round(ems(state.word) * 10) / 10 },
      }),
      box('div', 'gw-facts', [fact('Last down', down), fact('Response time', response)]),
    ]),
  }
}
