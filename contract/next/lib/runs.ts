import { appendFileSync } from 'node:fs'

/** Notes that a data function runs, in a file that outlives the build. */
export const note = (route: string): void => appendFileSync(String(process.env['RUNS_FILE']), `${route}\n`)
