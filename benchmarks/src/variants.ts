/** What answers a request: Express alone, or with the library; both serve the same number. */
export type Variant = 'handWritten' | 'library' | 'encrypted'

export const API_KEY = '222efc82e7933138077b1c2554439e15'
export const PASSWORD = 'correct horse battery staple'
export const VALUE = [4231, 3980] as const
