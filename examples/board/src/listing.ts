import { escaped, page } from './html.js'
import type { Settings } from './settings.js'
import type { BoardWidget } from './widgets.js'

/** Quotes an argument for a shell. */
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

/** Says which page to open, and the password of its encrypted widget. */
export const opening = (url: string, { password }: Settings): string =>
  [`Open      ${url}`, `Password  ${password}`].join('\n')

/** Lists the widgets for a terminal: each with its title, its kind, its URL and a line that polls it. */
export const listing = (base: string, widgets: readonly BoardWidget[], settings: Settings): string =>
  [
    `${widgets.length} widgets on made-up data, at ${base}. Ctrl-C stops the board.`,
    ...widgets.map(entry(base, settings)),
    'format=2 is JSON; format=1 is XML, which encrypted, list and highcharts widgets do not have.',
  ].join('\n\n')

const row = ({ path, title, kind, encrypted }: BoardWidget): string =>
  `<tr><td>${escaped(title)}</td><td>${kind}${encrypted ? ', encrypted' : ''}</td><td><a href="${escaped(path)}">${escaped(path)}</a></td></tr>`

/** Writes the page that lists the widgets. */
export const listingPage = (widgets: readonly BoardWidget[]): string =>
  page(
    'Example board',
    `<p>${widgets.length} widgets on made-up data. Each asks for the API key, which the terminal shows: enter it as the user name, with any password.</p>
<table>
<thead><tr><th>Widget</th><th>Kind</th><th>Feed</th></tr></thead>
<tbody>
${widgets.map(row).join('\n')}
</tbody>
</table>`,
  )
