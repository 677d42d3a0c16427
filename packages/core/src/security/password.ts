/** Returns what is wrong with a password, without the password itself, or `undefined`. */
export const passwordProblem = (password: unknown): string | undefined => {
  if (typeof password !== 'string') return 'expected a string; is the environment variable set?'
  if (password.trim() === '') return 'blank; expected a password'
  if (/[\r\n]/.test(password)) return 'has a line break; was it read from a file?'
  return password.isWellFormed() ? undefined : 'expected well-formed Unicode, without lone surrogates'
}
