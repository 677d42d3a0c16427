import type { PollBrief } from '../view.js'
import { clock, el } from './dom.js'

/** The slider of the inspector for going back to earlier polls. */
export interface PollBar {
  readonly element: HTMLElement
  /** Shows the kept polls, with poll `n` selected. */
  readonly show: (polls: readonly PollBrief[], n: number) => void
}

/** Creates the slider. `choose` gets the number of a poll, or `undefined` to follow the newest. */
export const createPollBar = (choose: (n: number | undefined) => void): PollBar => {
  let polls: readonly PollBrief[] = []
  const name = el('label', { for: 'inspector-poll' }, 'Poll')
  const slider = el('input', {
    id: 'inspector-poll',
    type: 'range',
    min: 0,
    input: () => {
      const index = Number(slider.value)
      choose(index >= polls.length - 1 ? undefined : polls[index]?.n)
    },
  })
  const words = el('output', { for: 'inspector-poll' })
  const newest = el(
    'button',
    {
      type: 'button',
      click: () => {
        slider.focus()
        choose(undefined)
      },
    },
    'Newest',
  )
  const element = el('div', { class: 'poll-bar', hidden: true }, name, slider, words, newest)
  return {
    element,
    show: (kept, n) => {
      polls = kept
      const index = polls.findIndex((poll) => poll.n === n)
      const poll = polls[index]
      element.hidden = polls.length < 2
      slider.max = String(Math.max(0, polls.length - 1))
      slider.value = String(index)
      newest.hidden = index === polls.length - 1
      const said =
        poll === undefined
          ? ''
          : `${index + 1} of ${polls.length}, ${clock(poll.at)}, ${poll.status ?? 'no response'}`
      words.textContent = said
      slider.setAttribute('aria-valuetext', said)
    },
  }
}
