const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
const OUTSIDE_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Writes text so that XML reads it as text, within an element or an attribute. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(OUTSIDE_XML, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] as string)
