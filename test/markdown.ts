export const withoutCode = (document: string): string => document.replace(/^```[\s\S]*?^```/gm, '')

/** The code blocks of a document in one language. */
export const blocks = (document: string, language: string): string[] =>
  [...document.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  )

/** The headings of a document, with their `#`. */
export const headings = (document: string): string[] => withoutCode(document).match(/^#+ .*/gm) ?? []

/** The anchor that a heading has on the web. */
export const anchor = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
