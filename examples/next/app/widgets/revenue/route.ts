import { sumRevenue } from '../../../lib/data'
import { geckoboard } from '../../../lib/geckoboard'

export const { GET, POST } = geckoboard.number({ encrypted: true, prefix: '€' }, sumRevenue)
