export const withoutCode = (document: string): string => document.replace(/^```[\s\S]*?^```/gm, '')

/** The headings of a document, with their `#`. */
export const headings = (document: string): string[] => withoutCode(document).match(/^#+ .*/gm) ?? []

/** The anchor that a heading has on the web. */
export const anchor = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
