import { geckoboard } from '../../lib/geckoboard'
import { note } from '../../lib/runs'

export const { GET, POST } = geckoboard.number({ absolute: true }, async () => {
  note('keyed')
  return [42, 40]
})
