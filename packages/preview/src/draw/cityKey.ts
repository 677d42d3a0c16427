const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Writes the name of a city so that its spellings are one: `São Paulo` and `sao paulo`, `St. Louis` and `Saint Louis`. */
export const cityKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/^st\.? /, 'saint')
    .replace(/[^\p{L}\p{N}]/gu, '')
