const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Normalizes the name of a city: `São Paulo` equals `sao paulo`, and `St. Louis` equals `Saint Louis`. */
export const cityKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/^st\.? /, 'saint')
    .replace(/[^\p{L}\p{N}]/gu, '')
