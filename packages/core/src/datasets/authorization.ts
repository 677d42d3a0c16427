/** The account whose datasets are meant. */
export interface DatasetTarget {
  /** The API key of the account. */
  readonly apiKey: string
  /** The URL of the API. Default: `https://api.geckoboard.com`. */
  readonly url?: string | undefined
}

/** Writes the API key as the credential of HTTP Basic, with an empty password. */
export const basicOf = (apiKey: string): string => Buffer.from(`${apiKey}:`).toString('base64')
