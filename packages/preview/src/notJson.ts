import * as O from 'fp-ts/lib/Option.js'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import { placeIn } from './place.js'

/** The output of other languages and programs in place of JSON, by how it starts. */
const STARTS: readonly (readonly [start: RegExp, words: (start: string) => string])[] = [
  [
    /^(?:<br \/>\s*)?(?:<b>)?(?:PHP )?(Warning|Notice|Deprecated|Strict Standards|Fatal error|Parse error)(?:<\/b>)?:\s/,
    (severity) =>
      `PHP wrote a message (${severity}) before the payload. Fix its cause, and turn display_errors off.`,
  ],
  [/^<br \/>\s*<font [^>]*>\s*<table class='xdebug/, () => 'PHP wrote an error message (Xdebug).'],
  [/^Traceback \(most recent call last\)/, () => 'The response is a Python traceback.'],
  [/^\)\]\}'/, () => "The response starts with )]}', which protects JSON in web pages. Leave it out."],
  [
    /^(?:\/\*\*\/\s*)?[\w$.]+\(\s*[[{"]/,
    () => 'The response is JSONP, which calls a function. Serve only the JSON.',
  ],
]

/** Recognizes what another language or program wrote instead of JSON; `undefined` if it is not known. */
export const knownStart = (text: string): string | undefined => {
  const start = text.trimStart().slice(0, 300)
  for (const [known, words] of STARTS) {
    const found = known.exec(start)
    if (found !== null) return words(found[1] ?? '')
  }
  return undefined
}

/** Mistakes in JSON, by the text at their position. */
const SLIPS: readonly (readonly [at: RegExp, what: string])[] = [
  [/^$/, 'it ends too early'],
  [/^'/, 'strings and names need double quotes'],
  [/^[+-]?(?:NaN|Infinity)\b/, 'NaN and Infinity are not JSON numbers; leave the value out'],
  [/^(?:None|True|False)\b/, 'this is Python; write it with json.dumps'],
  [/^undefined\b/, 'undefined is not JSON; leave the field out'],
  [/^\/[/*]/, 'JSON has no comments'],
]

const BY_CODE: Readonly<Record<string, string>> = {
  UnexpectedEndOfString: 'the string that starts here does not end on its line',
  InvalidCharacter: 'the string that starts here contains a control character',
  InvalidUnicode: 'the string that starts here contains an escape that JSON does not have',
  InvalidEscapeCharacter: 'the string that starts here contains an escape that JSON does not have',
  UnexpectedEndOfNumber: 'the number that starts here does not end',
  UnexpectedEndOfComment: 'JSON has no comments',
}

const firstError = (text: string): ParseError | undefined => {
  const errors: ParseError[] = []
  // The parser is recursive, and a deep text overflows its stack.
  O.tryCatch(() => parse(text, errors, { disallowComments: true }))
  return errors[0]
}

const slipOf = (rest: string, { error }: ParseError): string => {
  const code = printParseErrorCode(error)
  const known = SLIPS.find(([at]) => at.test(rest))?.[1] ?? BY_CODE[code]
  if (known !== undefined) return known
  if (code === 'PropertyNameExpected' && rest.startsWith('}')) return 'unexpected } after a comma'
  if (code === 'ValueExpected' && rest.startsWith(']')) return 'unexpected ] after a comma'
  if (code === 'ColonExpected') return 'a colon is missing'
  if (/^[\]}[{,:]/.test(rest)) return `unexpected ${rest.charAt(0)}`
  if (code === 'CommaExpected') return 'a comma is missing'
  return /^[A-Za-z_$]/.test(rest) ? 'strings and names need double quotes' : 'unexpected character'
}

const isJson = (text: string): boolean => O.isSome(O.tryCatch((): unknown => JSON.parse(text)))

/** Says why a text is not JSON, and where. */
export const notJson = (text: string): string => {
  const found = firstError(text)
  if (found === undefined) return 'The response is not valid JSON.'
  const place = placeIn(text, found.offset)
  if (isJson(text.slice(0, found.offset)))
    return `The response is not valid JSON: something follows the payload (${place}).`
  const rest = text.slice(found.offset, found.offset + 20)
  if (/^\s*[^\s[{"'/]/.test(text) && text.slice(0, found.offset).trim() === '')
    return `The response is not valid JSON: it starts with neither { nor [ (${place}).`
  return `The response is not valid JSON: ${slipOf(rest, found)} (${place}).`
}
