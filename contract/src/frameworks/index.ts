import type { Framework } from '../board.js'
import { CORE } from './core.js'
import { EXPRESS } from './express.js'
import { FETCH } from './fetch.js'
import { KOA } from './koa.js'

/** Every framework that runs in the process of the tests. */
export const FRAMEWORKS: readonly Framework[] = [...CORE, ...EXPRESS, ...KOA, ...FETCH]
