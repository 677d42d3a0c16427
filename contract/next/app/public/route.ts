import { createGeckoboard } from '@gecko-widgets/next'
import { note } from '../../lib/runs'

let polls = 0

export const { GET, POST } = createGeckoboard({ feedFormat: 'json' }).number(() => {
  note('public')
  return ++polls
})
