/** Replaces xmlbuilder2, which needs Node: core then writes the frame of an XML document itself. */
export const create = (): never => {
  throw new Error('xmlbuilder2 needs Node')
}
