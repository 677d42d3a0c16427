import { type Expression, type ObjectExpression, parse } from 'acorn'
import * as E from 'fp-ts/lib/Either.js'

/** What is known of a JavaScript object literal: the names of its fields. */
export interface Literal {
  readonly names: readonly string[]
  /** Whether one of them is not in quotes, as in no JSON. */
  readonly hasBareName: boolean
}

/** Where a text stops being one JavaScript object literal. */
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

/** Reads a JavaScript object literal. Nothing is evaluated. */
export const readLiteral = (text: string): E.Either<NoLiteral, Literal> => {
  try {
    // The text may end with a comment: the line feed ends that too.
    const [first, second] = parse(`(${text}\n)`, { ecmaVersion: 'latest' }).body
    return first?.type === 'ExpressionStatement' &&
      second === undefined &&
      first.expression.type === 'ObjectExpression'
      ? E.right(literalOf(first.expression))
      : E.left({ index: 0 })
  } catch (error) {
    const { pos = 1 } = error as { readonly pos?: number }
    return E.left({ index: Math.min(Math.max(0, pos - 1), text.length) })
  }
}
