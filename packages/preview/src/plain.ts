// Zero-width joiners stay, because names and emoji need them.
const UNPRINTABLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const escapeUnits = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('')

/** Makes a line safe for a terminal: characters that would control it or reorder its text are escaped as in JSON. */
export const plain = (line: string): string => line.replace(UNPRINTABLE, escapeUnits)
