import { parseXml as parse, type XmlElement, type XmlNode, type XmlText } from '@rgrove/parse-xml'

/** Says why XML 1.0 does not read a document. */
export const xmlProblem = (document: string): unknown => {
  try {
    parse(document)
    return document.isWellFormed() ? undefined : 'a lone surrogate'
  } catch (error) {
    return error
  }
}

/** Reads a document: its root element, with what is in it. */
export const parseXml = (document: string): XmlNode => parse(document).root as XmlNode

/** Every text of an element that was read. */
export const textsOf = (node: XmlNode): readonly string[] =>
  node.type === 'text' ? [(node as XmlText).text] : ((node as XmlElement).children ?? []).flatMap(textsOf)

const elementsIn = (node: XmlNode): readonly XmlElement[] =>
  node.type === 'element' ? [node as XmlElement, ...(node as XmlElement).children.flatMap(elementsIn)] : []

/** The name of every element in one that was read. */
export const tagsIn = (node: XmlNode): readonly string[] => elementsIn(node).map(({ name }) => name)

/** The name of every attribute there. */
export const attributesIn = (node: XmlNode): readonly string[] =>
  elementsIn(node).flatMap(({ attributes }) => Object.keys(attributes))
