import { type Expression, type Program, parse } from 'acorn'
import * as E from 'fp-ts/lib/Either.js'

/** Where a text stops being one JavaScript object literal. */
export interface NoLiteral {
  readonly index: number
}

const nameOf = (key: Expression): string => {
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' ? String(key.value) : ''
}

const namesIn = ({ body: [first, second] }: Program): readonly string[] | undefined => {
  if (first?.type !== 'ExpressionStatement' || second !== undefined) return undefined
  return first.expression.type === 'ObjectExpression'
    ? first.expression.properties.flatMap((property) =>
        property.type === 'Property' && !property.computed ? [nameOf(property.key as Expression)] : [],
      )
    : undefined
}

/** Reads the names of the fields of a JavaScript object literal. Nothing is evaluated. */
export const namesInLiteral = (text: string): E.Either<NoLiteral, readonly string[]> => {
  try {
    // Behind a line feed the text may end with a comment.
    const names = namesIn(parse(`(${text}\n)`, { ecmaVersion: 'latest' }))
    return names === undefined ? E.left({ index: 0 }) : E.right(names)
  } catch (error) {
    const { pos = 1 } = error as { readonly pos?: number }
    return E.left({ index: Math.min(Math.max(0, pos - 1), text.length) })
  }
}
