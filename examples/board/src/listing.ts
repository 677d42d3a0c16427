import type { Settings } from './settings.js'
import type { BoardWidget } from './widgets.js'

/** Writes an argument as a shell reads it, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const decrypting = (password: string): string =>
  `openssl enc -d -aes-256-cbc -md md5 -base64 -A -pass ${quoted(`pass:${password}`)}`

const entry =
  (base: string, { apiKey, password }: Settings) =>
  ({ path, title, kind, encrypted }: BoardWidget): string => {
    const url = `${base}${path}`
    const asking = `-u ${quoted(`${apiKey}:X`)} ${quoted(`${url}?format=2`)}`
    return [
      `${title} (${kind}${encrypted ? ', encrypted' : ''})`,
      `  ${url}`,
      encrypted ? `  curl -sS ${asking} | ${decrypting(password)}` : `  curl ${asking}`,
    ].join('\n')
  }

/** Lists the widgets for a person: each with its title, its kind, its URL and a line that asks it. */
export const listing = (base: string, widgets: readonly BoardWidget[], settings: Settings): string =>
  [
    `${widgets.length} widgets on made-up data, at ${base}. Ctrl-C stops the board.`,
    ...widgets.map(entry(base, settings)),
    'format=2 is JSON; format=1 is XML, which encrypted, list and highcharts widgets do not have.',
  ].join('\n\n')
