import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'vite'
import { expect } from 'vitest'

/** A command, built as it is published. */
export interface Command {
  /** Its folder, which tests may write to. */
  readonly folder: string
  readonly program: string
  readonly build: (root: string, source: string) => Promise<void>
  /** Runs it to its end. Nothing that it prints may contain a secret. */
  readonly run: (
    args: readonly string[],
    input: string,
    env: NodeJS.ProcessEnv,
  ) => Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>
  readonly remove: () => void
}

/** The environment of a command, with its own variables, and without the one that turns off progress on a terminal. */
export const environmentWith = (own: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { CI, ...env } = process.env
  return { ...env, ...own }
}

/** Makes a folder for a command; `build` fills it. */
export const commandOf = (name: string, secrets: readonly string[]): Command => {
  const folder = mkdtempSync(join(tmpdir(), `gecko-widgets-${name}-`))
  const program = join(folder, 'cli.js')
  return {
    folder,
    program,
    build: async (root, source) => {
      await build({
        root,
        configFile: false,
        logLevel: 'error',
        ssr: { noExternal: true, resolve: { conditions: ['source', 'node'] } },
        build: { ssr: source, outDir: folder, target: 'node20' },
      })
      const imports = { '#package.json': './package.json' }
      writeFileSync(
        join(folder, 'package.json'),
        JSON.stringify({ type: 'module', version: '1.2.3', imports }),
      )
    },
    run: async (args, input, env) => {
      const child = spawn(process.execPath, [program, ...args], { env })
      // A command that has ended does not read the rest of its input.
      child.stdin.on('error', () => undefined)
      child.stdin.end(input)
      const [out, err, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        new Promise<number | null>((resolve) => child.on('close', resolve)),
      ])
      for (const secret of secrets) expect(out + err).not.toContain(secret)
      return { code, out, err }
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
