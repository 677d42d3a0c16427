import { countUsers } from '../../../lib/data'
import { geckoboard } from '../../../lib/geckoboard'

export const { GET, POST } = geckoboard.number(async () => {
  const { now, lastWeek } = await countUsers()
  return [now, lastWeek]
})
