import type { TileView } from '../view.js'

const FORMATS = { xml: '1', json: '2' } as const

/** Quotes a word for a shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

/** Writes a poll of a feed as a curl command, with the key and the password as environment variables. */
export const curlOf = ({ url, method, format, encrypted }: TileView, isEncrypted: boolean): string => {
  const target = new URL(url)
  const words = ['curl', '--silent', '--show-error', '-u "$GECKOBOARD_API_KEY:X"']
  if (format !== undefined && method === 'GET') target.searchParams.set('format', FORMATS[format])
  if (method === 'POST') words.push(format === undefined ? '-X POST' : `-d format=${FORMATS[format]}`)
  words.push(quoted(target.href))
  if (encrypted || isEncrypted)
    words.push('| openssl enc -d -aes-256-cbc -md md5 -base64 -A -pass env:GECKOBOARD_PASSWORD')
  return words.join(' ')
}
