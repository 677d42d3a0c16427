/** The settings of the program, from the environment. */
export interface Settings {
  readonly port: number
  readonly apiKey: string
  readonly password: string
}

/** Keys only for a board of made-up data. */
const DEMO = {
  PORT: '3000',
  GECKOBOARD_API_KEY: 'demo-key-for-made-up-data',
  GECKOBOARD_PASSWORD: 'demo-password-for-made-up-data',
}

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535))
    throw new Error(
      `PORT: expected a whole number from 0 (any free port) to 65535, not ${JSON.stringify(text)}`,
    )
  return port
}

/** Reads the settings, with the demo's values as defaults. The board itself refuses a blank key. */
export const settingsFromEnv = (env: NodeJS.ProcessEnv): Settings => {
  const {
    PORT = DEMO.PORT,
    GECKOBOARD_API_KEY = DEMO.GECKOBOARD_API_KEY,
    GECKOBOARD_PASSWORD = DEMO.GECKOBOARD_PASSWORD,
  } = env
  return { port: portOf(PORT), apiKey: GECKOBOARD_API_KEY, password: GECKOBOARD_PASSWORD }
}
