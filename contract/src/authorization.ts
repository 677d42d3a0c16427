import type { RawHeaders } from './raw.js'
import { KEY } from './widgets.js'

export const base64 = (bytes: string | Buffer): string => Buffer.from(bytes).toString('base64')

/** The credentials of a user: `X` is the password that Geckoboard sends. */
export const basic = (user: string | Buffer, password = 'X'): string =>
  `Basic ${base64(Buffer.concat([Buffer.from(user), Buffer.from(`:${password}`)]))}`

export const authorization = (value: string): RawHeaders => [['Authorization', value]]

/** The headers of a request with the right key. */
export const GOOD = authorization(basic(KEY))
