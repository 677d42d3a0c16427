import { geckoboard } from '../../../lib/geckoboard'

export const { GET, POST } = geckoboard.number({ encrypted: true, prefix: '€' }, async () => 48_210)
