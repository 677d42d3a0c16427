/** Returns what is wrong with a password, without the password itself, or `undefined`. */
export const passwordProblem = (password: unknown): string | undefined => {
  if (typeof password !== 'string') return 'expected text; an environment variable may be unset'
  if (password.trim() === '') return 'expected a password that is not blank'
  if (/[\r\n]$/.test(password)) return 'expected no line break at the end; was it read from a file?'
  return password.isWellFormed() ? undefined : 'expected well-formed text, without lone surrogates'
}
