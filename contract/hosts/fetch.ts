import { createGeckoboard } from '@gecko-widgets/fetch'
import { contractOf } from './widgets.js'

export const contract = contractOf(createGeckoboard, (request) => request.headers.get('x-widget'))
