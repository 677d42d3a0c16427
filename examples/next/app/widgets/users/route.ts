import { geckoboard } from '../../../lib/geckoboard'

export const { GET, POST } = geckoboard.number(async () => [1280, 1175])
