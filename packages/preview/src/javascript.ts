import { type Expression, type ObjectExpression, parse, type Token } from 'acorn'
import * as E from 'fp-ts/lib/Either.js'

/** The fields of a JavaScript object literal. */
export interface Literal {
  readonly names: readonly string[]
  /** Whether a name has no quotes, which JSON does not allow. */
  readonly hasBareName: boolean
}

/** The place where a text stops being a JavaScript object literal. */
export interface NoLiteral {
  readonly index: number
}

const nameOf = (key: Expression): string => {
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' ? String(key.value) : ''
}

const literalOf = ({ properties }: ObjectExpression): Literal => {
  const keys = properties.flatMap((property) =>
    property.type === 'Property' && !property.computed ? [property.key as Expression] : [],
  )
  return { names: keys.map(nameOf), hasBareName: keys.some(({ type }) => type === 'Identifier') }
}

/** The call depth allowed for the parser. A pair of brackets takes about twenty calls, any other token one or two. */
const DEEPEST = 1200
const BRACKET = 20

const OPENING = ['(', '[', '{', '${']
const CLOSING = [')', ']', '}']

/**
 * Creates a listener that throws before the parser overflows the stack. V8 would end the process instead of throwing
 * if it had to compile a regular expression there.
 */
const guard = (): ((token: Token) => void) => {
  const levels = [0]
  let depth = 0
  let ended = false
  const spend = (cost: number): void => {
    levels[levels.length - 1] = (levels.at(-1) ?? 0) + cost
    depth += cost
    if (depth > DEEPEST) throw new RangeError('too deep')
  }
  const restart = (): void => {
    depth -= levels.at(-1) ?? 0
    levels[levels.length - 1] = 0
  }
  return ({ type: { label } }) => {
    // After a comma or a statement the parser is back at the same depth, except that an else is inside its if.
    if (ended && label !== 'else') restart()
    ended = label === ',' || label === ';'
    if (OPENING.includes(label)) {
      levels.push(0)
      spend(BRACKET)
    } else if (CLOSING.includes(label)) {
      restart()
      if (levels.length > 1) levels.pop()
      spend(1)
    } else spend(1)
  }
}

/** Reads a JavaScript object literal. Nothing is evaluated. */
export const readLiteral = (text: string): E.Either<NoLiteral, Literal> => {
  let index = 0
  const check = guard()
  const onToken = (token: Token): void => {
    index = token.start - 1
    check(token)
  }
  try {
    // The line feed ends a comment that may be at the end of the text.
    const [first, second] = parse(`(${text}\n)`, { ecmaVersion: 'latest', onToken }).body
    return first?.type === 'ExpressionStatement' &&
      second === undefined &&
      first.expression.type === 'ObjectExpression'
      ? E.right(literalOf(first.expression))
      : E.left({ index: 0 })
  } catch (error) {
    const { pos } = error as { readonly pos?: number }
    return E.left({ index: Math.min(Math.max(0, pos === undefined ? index : pos - 1), text.length) })
  }
}
