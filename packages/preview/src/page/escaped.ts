const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML cannot contain
const OUTSIDE_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Escapes text for an element or an attribute of XML. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(OUTSIDE_XML, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] as string)
