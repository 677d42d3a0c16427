import { XMLParser, XMLValidator } from 'fast-xml-parser'

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ones that XML refuses
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** Tells why XML 1.0 does not read a document. */
export const xmlProblem = (document: string): unknown => {
  if (REFUSED.test(document) || !document.isWellFormed()) return 'a character that XML refuses'
  const valid = XMLValidator.validate(document)
  return valid === true ? undefined : valid
}

/** Reads a document in order: lists of `{ tag: children, ':@': attributes }`. */
export const parseXml = (document: string): unknown =>
  new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
  }).parse(document)

/** Every text of a document that was read. */
export const textsOf = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(textsOf)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => (key === '#text' ? [String(value)] : textsOf(value)))
}
