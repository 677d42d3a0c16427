import { parseXml as parse, type XmlElement, type XmlNode, type XmlText } from '@rgrove/parse-xml'

/** Says why a document is not XML 1.0. */
export const xmlProblem = (document: string): unknown => {
  try {
    parse(document)
    return document.isWellFormed() ? undefined : 'a lone surrogate'
  } catch (error) {
    return error
  }
}

/** Parses a document, and returns its root element. */
export const parseXml = (document: string): XmlNode => parse(document).root as XmlNode

/** Every text in an element. */
export const textsOf = (node: XmlNode): readonly string[] =>
  node.type === 'text' ? [(node as XmlText).text] : ((node as XmlElement).children ?? []).flatMap(textsOf)

const elementsIn = (node: XmlNode): readonly XmlElement[] =>
  node.type === 'element' ? [node as XmlElement, ...(node as XmlElement).children.flatMap(elementsIn)] : []

/** The names of an element and of all elements in it. */
export const tagsIn = (node: XmlNode): readonly string[] => elementsIn(node).map(({ name }) => name)

/** The names of all attributes in an element. */
export const attributesIn = (node: XmlNode): readonly string[] =>
  elementsIn(node).flatMap(({ attributes }) => Object.keys(attributes))
