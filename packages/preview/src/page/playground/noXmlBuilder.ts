/** Replaces xmlbuilder2, which needs Node. Core then writes the frame of a document itself. */
export const create = (): never => {
  throw new Error('xmlbuilder2 needs Node')
}
