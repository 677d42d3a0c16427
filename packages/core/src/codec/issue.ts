import { hintFor } from './hint.js'

/** The rule that a value breaks. */
export type IssueCode =
  | 'required'
  | 'wrong_shape'
  | 'not_finite'
  | 'not_text'
  | 'not_boolean'
  | 'not_one_of'
  | 'not_json'
  | 'out_of_range'
  | 'too_few'
  | 'too_many'
  | 'too_long'
  | 'too_deep'
  | 'bad_color'
  | 'bad_unit'
  | 'bad_date'
  | 'bad_order'
  | 'conflict'
  | 'incomplete'
  | 'renamed'
  | 'unknown'
  | 'unreadable'

/** One problem of a value: its place (`[1].label`, `series[0].data[3]`; empty for the value itself), the rule it breaks, and what was expected. */
export interface Issue {
  readonly path: string
  readonly code: IssueCode
  readonly message: string
}

/** The steps from a value to one of its parts: the keys of objects and the indexes of lists. */
export type Path = readonly (string | number)[]

/** An issue on its way up: each codec adds the step to the part that it read. On the wire it may only warn. */
export interface Found extends Omit<Issue, 'path'> {
  readonly at: Path
  readonly warns: boolean
  /** Set if it breaks a rule that waits for the settings: the shape is right, and other rules can be asked too. */
  readonly isLate: boolean
}

/** What is found in a value that has nothing wrong. */
export const NONE: readonly Found[] = []

/** Makes the issue of a rule that a part breaks. */
export const issue = (at: Path, code: IssueCode, expected: string): Found => ({
  at,
  code,
  message: `expected ${expected}`,
  warns: false,
  isLate: false,
})

/** Makes the issue of a rule that Geckoboard does not insist on. */
export const warning = (at: Path, code: IssueCode, expected: string): Found => ({
  ...issue(at, code, expected),
  warns: true,
})

/** Makes the issue of a value of the wrong type: `required` if there is none, else `code`, with a hint for a near miss. */
export const mismatch = (value: unknown, code: IssueCode, expected: string): readonly Found[] => [
  value === undefined
    ? issue([], 'required', `${expected}; it is missing`)
    : issue([], code, `${expected}${hintFor(value, code)}`),
]

/** Moves what was found in a part to the value that holds it. */
export const inPart = (step: string | number, found: readonly Found[]): readonly Found[] =>
  found.map((issue) => ({ ...issue, at: [step, ...issue.at] }))

/** Whether Geckoboard would read the value all the same. */
export const onlyWarns = (found: readonly Found[]): boolean => found.every(({ warns }) => warns)

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Writes an object's key as a step of a path; one that is not an identifier is quoted in ASCII, and cut at 40 characters. */
export const step = (key: string): string =>
  IDENTIFIER.test(key) && key.length <= 40
    ? `.${key}`
    : `[${JSON.stringify(key.slice(0, 40)).replace(/[^\x20-\x7e]/g, escapeUnit)}]`

/** Writes a path as one would in code: `item[1].value`. */
export const pathText = (at: Path): string => {
  const path = at.map((key) => (typeof key === 'number' ? `[${key}]` : step(key))).join('')
  return path.startsWith('.') ? path.slice(1) : path
}

/** Writes an issue in one line. */
export const issueLine = ({ path, code, message }: Issue): string =>
  `${path || 'the value itself'}: ${code}, ${message}`

/** Writes the first issue in one line, and counts the others. */
export const issuesMessage = ({
  issues,
  more,
}: {
  readonly issues: readonly Issue[]
  readonly more: number
}): string => {
  const others = issues.length - 1 + more
  return `${issueLine(issues[0] as Issue)}${others > 0 ? ` (and ${others} more)` : ''}`
}
