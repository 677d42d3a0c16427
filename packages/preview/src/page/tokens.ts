/** The class of a piece of code, which decides its color. */
export type TokenClass = 'key' | 'string' | 'number' | 'word' | 'quiet'

export type Token = readonly [is: TokenClass, text: string]

/** A line of code. */
export interface Line {
  readonly depth: number
  readonly tokens: readonly Token[]
}
