/** What a piece of code is, by which it has its color. */
export type TokenClass = 'key' | 'string' | 'number' | 'word' | 'quiet'

export type Token = readonly [is: TokenClass, text: string]

/** A line of code. */
export interface Line {
  readonly depth: number
  readonly tokens: readonly Token[]
}
