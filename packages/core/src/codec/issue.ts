import type { Wanted } from './foreign.js'
import { hintFor } from './hint.js'
import type { IssueCode } from './issueCode.js'
import { own } from './own.js'

export type { IssueCode } from './issueCode.js'

/**
 * One problem of a value: its place (`[1].label`, `series[0].data[3]`; empty for the value itself), the rule it breaks,
 * and what was expected.
 */
export interface Issue {
  readonly path: string
  readonly code: IssueCode
  readonly message: string
}

/** The steps from a value to one of its parts: the keys of objects and the indexes of lists. */
export type Path = readonly (string | number)[]

/** An issue with its path so far: each codec on the way up adds a step in front. */
export interface Found extends Omit<Issue, 'path'> {
  readonly at: Path
  /** Whether it is only a warning, which occurs only on the wire. */
  readonly warns: boolean
  /** Whether it breaks a rule that waits for the settings. The shape is then right, and other rules can be checked too. */
  readonly isLate: boolean
}

/** What `explain` finds in a valid value. */
export const NONE: readonly Found[] = []

/** Makes an issue with a given message. */
export const said = (at: Path, code: IssueCode, message: string): Found => ({
  at,
  code,
  message,
  warns: false,
  isLate: false,
})

/** Makes the issue of a rule that a part breaks. */
export const issue = (at: Path, code: IssueCode, expected: string): Found =>
  said(at, code, `expected ${expected}`)

/** Makes the warning of a rule that Geckoboard does not enforce. */
export const warning = (at: Path, code: IssueCode, message: string): Found => ({
  ...said(at, code, message),
  warns: true,
})

/** Formats a whole number with thousands separators; `toLocaleString` would load the data of all languages. */
export const inThousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** What a place takes, where the code of its issue says so. */
const WANTED: { readonly [C in IssueCode]?: Wanted } = {
  not_finite: 'number',
  not_text: 'string',
  not_boolean: 'boolean',
  not_one_of: 'word',
  bad_color: 'color',
  bad_unit: 'word',
  not_json: 'json',
}

const wantedBy = (code: IssueCode): readonly Wanted[] => {
  const wanted = own(WANTED, code)
  return wanted === undefined ? [] : [wanted]
}

/**
 * Makes the issue of a value of the wrong type. The message says what the value is and how to fix it, or what was
 * expected. If the value is missing, the code is `required`.
 *
 * @example
 * import assert from 'node:assert'
 * import { issueLine, mismatch, pathText } from '@gecko-widgets/core/adapter'
 *
 * const lines = mismatch(1n, 'not_json', 'JSON').map((found) => issueLine({ ...found, path: pathText(['rows', 0]) }))
 * assert.deepStrictEqual(lines, ['rows[0]: got a bigint; convert it with Number() (not_json)'])
 */
export const mismatch = (
  value: unknown,
  code: IssueCode,
  expected: string,
  wanted: readonly Wanted[] = wantedBy(code),
): readonly Found[] => {
  if (value === undefined) return [said([], 'required', `missing; expected ${expected}`)]
  const hint = hintFor(value, wanted)
  return hint === undefined
    ? [issue([], code, expected)]
    : [said([], code, `got ${hint.got}; ${hint.cure ?? `expected ${expected}`}`)]
}

/** Moves what was found in a part to the value that holds it. */
export const inPart = (step: string | number, found: readonly Found[]): readonly Found[] =>
  found.map((issue) => ({ ...issue, at: [step, ...issue.at] }))

/** Whether Geckoboard reads the value anyway. */
export const onlyWarns = (found: readonly Found[]): boolean => found.every(({ warns }) => warns)

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Escapes characters that could break a line of a log or move a cursor: all but printable ASCII. */
export const escaped = (text: string): string => text.replace(/[^\x20-\x7e]/g, escapeUnit)

/** Writes an object's key as a step of a path; one that is not an identifier is quoted in ASCII, and cut at 40 characters. */
export const step = (key: string): string =>
  IDENTIFIER.test(key) && key.length <= 40 ? `.${key}` : `[${escaped(JSON.stringify(key.slice(0, 40)))}]`

/**
 * Formats a path as in code: `item[1].value`.
 *
 * @example
 * import assert from 'node:assert'
 * import { pathText } from '@gecko-widgets/core/adapter'
 *
 * assert.strictEqual(pathText(['item', 1, 'value']), 'item[1].value')
 */
export const pathText = (at: Path): string => {
  const path = at.map((key) => (typeof key === 'number' ? `[${key}]` : step(key))).join('')
  return path.startsWith('.') ? path.slice(1) : path
}

/** Writes what was found as an issue. */
export const issueOf = ({ at, code, message }: Found): Issue => ({ path: pathText(at), code, message })

/** How many issues are listed; the others are counted. */
const MOST_ISSUES = 10

/** The first issues, and how many `more` there are. */
export interface FirstIssues {
  readonly issues: readonly Issue[]
  readonly more: number
}

/** Lists the first issues, and counts the others. */
export const firstIssues = (found: readonly Found[]): FirstIssues => ({
  issues: found.slice(0, MOST_ISSUES).map(issueOf),
  more: Math.max(0, found.length - MOST_ISSUES),
})

/**
 * Formats an issue as one line: its place, what is wrong, and the code in brackets.
 *
 * @example
 * import assert from 'node:assert'
 * import { issueLine } from '@gecko-widgets/core/adapter'
 *
 * const issue = { path: 'item[0].value', code: 'not_finite', message: 'expected a finite number' } as const
 * assert.strictEqual(issueLine(issue), 'item[0].value: expected a finite number (not_finite)')
 */
export const issueLine = ({ path, code, message }: Issue): string =>
  `${path === '' ? '' : `${path}: `}${message} (${code})`

/** Formats the first issue as one line and counts the others. */
export const issuesMessage = ({ issues, more }: FirstIssues): string => {
  const others = issues.length - 1 + more
  return `${issueLine(issues[0] as Issue)}${others > 0 ? `, and ${others} more` : ''}`
}
