// What XML 1.0 excludes: control characters except tab and line feed, lone surrogates (`u` matches no half of a pair)
// and two noncharacters. Also CR, since an XML parser reads it as LF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const UNTIDY = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu

/**
 * Makes text the same in JSON and XML: CR and CRLF become LF, and characters that XML 1.0 excludes and lone surrogates
 * become U+FFFD (`docs/reference/widgets.md#strings`).
 */
export const toText = (text: string): string =>
  UNTIDY.test(text) ? text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '\uFFFD') : text
