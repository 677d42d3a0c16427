import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import { checkPayload, type Kind, widgets } from '../packages/core/src/index.js'
import { createGeckoboard } from '../packages/fetch/src/index.js'

// What the originals make of each row's data, recorded from their own code: django-geckoboard 2.0.0, flask-geckoboard
// at its last commit, geckoboard-push 2.2.0.
const recorded: Record<string, Record<string, unknown>> = JSON.parse(
  readFileSync(join(process.cwd(), 'test/migrating.json'), 'utf8'),
)

type Cells = readonly [there: string, here: string, differs: string]

const code = (cell: string): string => cell.replace(/^`(.*)`$/, '$1')

/** The rows of a page's table of builders: what was written there, what is written here, and what differs. */
const rowsOf = (page: string): readonly Cells[] =>
  readFileSync(join(process.cwd(), 'docs/migrating', `${page}.md`), 'utf8')
    .split('\n')
    .filter((line) => /\| `(geckoboard|push)\.\w+\(/.test(line))
    .map((line) =>
      line
        .split(/ \| |^\| | \|$/)
        .slice(1, -1)
        .map(code),
    )
    .map((cells) => [
      cells
        .slice(0, -2)
        .join(' ')
        .replace(/^geckoboard\./, ''),
      cells.at(-2) ?? '',
      cells.at(-1) ?? '',
    ])

const kindOf = (here: string): Kind => /^\w+\.(\w+)/.exec(here)?.[1] as Kind

const geckoboard = createGeckoboard({ feedFormat: 'json' })
const push = Object.fromEntries(
  Object.entries(widgets).map(([kind, { encode }]) => [
    kind,
    (_key: string, input: never) => {
      const payload = encode(input)
      return payload._tag === 'Right' ? payload.right.json : expect.fail(JSON.stringify(payload.left))
    },
  ]),
)

/** The payload of what is written here. */
const payloadOf = async (here: string): Promise<unknown> => {
  const made: unknown = runInThisContext(`({ geckoboard, push, key }) => ${here}`)({
    geckoboard,
    push,
    key: 'key',
  })
  return typeof made === 'function' ? (await made(new Request('https://example.com/'))).json() : made
}

const rows = Object.keys(recorded).flatMap((page) => rowsOf(page).map((cells) => [page, ...cells] as const))

test.each(Object.keys(recorded))('the table of %s has every row that was recorded, and no other', (page) => {
  expect(rowsOf(page).map(([there]) => there)).toEqual(Object.keys(recorded[page] ?? {}))
})

test.each(rows)('%s: %s is %s, with the difference on the page', async (page, there, here, differs) => {
  const payload = await payloadOf(here)
  if (differs === 'the same') expect(payload).toEqual(recorded[page]?.[there])
  else expect(payload).not.toEqual(recorded[page]?.[there])
  // The lines of before 2015 are told to be so.
  if (kindOf(here) !== 'lineChartLegacy')
    expect(checkPayload(kindOf(here))(payload)).toMatchObject({ errors: [], warnings: [] })
})
