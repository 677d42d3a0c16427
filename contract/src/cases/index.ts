import { access } from './access.js'
import { bodies } from './bodies.js'
import type { Case } from './case.js'
import { delivery, headOf } from './delivery.js'
import { describes } from './describe.js'
import { encryption } from './encryption.js'
import { failures } from './failures.js'
import { formats } from './formats.js'

const chapters = [access, formats, bodies, encryption, failures, describes, delivery].flat()

/** Every case of the contract, chapter by chapter. */
export const CASES: readonly Case[] = [...chapters, ...headOf(chapters)]
