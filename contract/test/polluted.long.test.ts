import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildExample } from '../../scripts/build-example.js'

// In a process of its own, Object.prototype is polluted before anything is loaded.

const run = promisify(execFile)
const BUNDLE = join(process.cwd(), 'packages/core/dist/cjs/shared')

/** Names that Object.prototype has, or with which Node, the language or any CommonJS package no longer works. */
const BREAK_NODE = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'return', 'then'],
  ...['path', 'signal', 'encoding', 'write', 'handle'],
]

const answer = async (names: readonly string[], kind: string): Promise<string> => {
  const file = join(process.cwd(), 'contract/polluted/main.cjs')
  try {
    return (await run(process.execPath, [file, names.join(','), kind])).stdout
  } catch (error) {
    return String(error)
  }
}

/** Finds the names that change an answer, by halves. */
const culprits = async (
  names: readonly string[],
  kind: string,
  expected: string,
): Promise<readonly string[]> => {
  if ((await answer(names, kind)) === expected) return []
  if (names.length === 1) return names
  const half = names.length >> 1
  return [
    ...(await culprits(names.slice(0, half), kind, expected)),
    ...(await culprits(names.slice(half), kind, expected)),
  ]
}

describe('additions to Object.prototype before core is loaded', () => {
  let expected = ''
  let names: readonly string[] = []
  beforeAll(async () => {
    await buildExample('koa')
    expected = await answer([], 'enumerable')
    const source = readdirSync(BUNDLE).map((file) => readFileSync(join(BUNDLE, file), 'utf8'))
    const words = new Set(source.join('\n').match(/[a-zA-Z_$][\w$]*/g))
    names = [...words].filter((word) => !BREAK_NODE.includes(word))
  })

  test('all kinds are served', () => {
    expect(expected).toContain('{"item":[{"value":5}]}')
    expect(expected).not.toContain('POLLUTED')
    expect(names.length).toBeGreaterThan(1000)
  })

  test.each(['enumerable', 'hidden'])('every name in the code, %s, changes no answer', async (kind) => {
    expect(await culprits(names, kind, expected)).toEqual([])
  })
})
