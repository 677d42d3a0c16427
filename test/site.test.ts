import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeApi } from '../site/api.mjs'
import { linkProblems } from '../site/links.mjs'
import { splitPage } from '../site/split.mjs'

// The site itself is built by `npm run check`.

const folder = mkdtempSync(join(tmpdir(), 'gecko-site-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

test('dead links are found, and pages without a link to them', () => {
  write('pages/index.html', '<a href="kinds/">kinds</a> <a href="/lost.html">x</a> <a href="#nowhere">x</a>')
  write('pages/kinds/index.html', '<h2 id="number">number</h2> <a href="../">back</a> <img src="lost.svg">')
  write('pages/alone.html', '<a href="kinds/index.html#number">x</a> <a href="kinds/#rag">x</a>')
  write('pages/404.html', '<a href="https://example.com/#anything">elsewhere</a>')
  expect(linkProblems(join(folder, 'pages')).toSorted()).toEqual([
    'alone.html: kinds/#rag leads nowhere',
    'alone.html: nothing leads here',
    'index.html: #nowhere leads nowhere',
    'index.html: /lost.html leads nowhere',
    'kinds/index.html: lost.svg leads nowhere',
  ])
})

test('an export without a doc comment, and a function or input without an example, is found; a re-export refers to the original', async () => {
  const exports = { '.': { source: './src/index.ts' } }
  const index = (name: string, source: string): void => {
    write(`packages/${name}/package.json`, JSON.stringify({ name, exports }))
    write(`packages/${name}/src/index.ts`, source)
  }
  index(
    'one',
    `
export type Bare = number
/** A description. */
export type Described = string
/** A description. */
export type DescribedInput = string
/**
 * A description.
 *
 * @example
 * const users: ShownInput = 1280
 */
export type ShownInput = number
/** A description. */
export const DESCRIBED = 1
/** Says what it does. */
export const described = (): Described => ''
/**
 * Says what it does.
 *
 * @example
 * shown()
 */
export const shown = (): Bare => 1
`,
  )
  index('two', "export { type Described, type ShownInput } from '../../one/src/index.js'")
  write('tsconfig.test.json', JSON.stringify({ include: ['packages/*/src'] }))
  expect((await writeApi(folder, join(folder, 'api'))).toSorted()).toEqual([
    'one.Bare: expected a doc comment',
    'one.DescribedInput: expected an @example',
    'one.described: expected an @example',
  ])
  expect(readFileSync(join(folder, 'api/one.md'), 'utf8')).toContain('### shown()')
  expect(readFileSync(join(folder, 'api/two.md'), 'utf8')).toContain(
    'Re-exports [ShownInput](one.md#showninput)',
  )
})

test('a long page becomes a page for each group, and every link leads to where an export is now', () => {
  write(
    'split/core.md',
    `# @gecko-widgets/core

## Type Aliases

### Users

Users of [a map](#map), see [widgets](#widgets-1) and [option](core/option.md#option).

\`\`\`ts
### Not a heading
\`\`\`

***

### Widgets

All.

## Functions

### widgets()

One of [\`Widgets\`](#widgets).

***

### map()

Draws.
`,
  )
  write(
    'split/core/option.md',
    '# option\n\n[Back](../core.md#map) or [all](../core.md), [away](https://example.com/#map)\n',
  )
  splitPage(join(folder, 'split'), 'core', (name: string) => (name === 'map' ? 'map' : 'widgets'))
  const page = (name: string): string => readFileSync(join(folder, 'split', name), 'utf8')
  expect(page('core.md')).toContain(
    '| [widgets](core/widgets.md) | [`Users`](core/widgets.md#users), [`Widgets`](core/widgets.md#widgets), [`widgets`](core/widgets.md#widgets-1) |',
  )
  expect(page('core/map.md')).toBe('# @gecko-widgets/core: map\n\n## Functions\n\n### map()\n\nDraws.')
  expect(page('core/widgets.md')).toContain(
    'Users of [a map](map.md#map), see [widgets](#widgets-1) and [option](option.md#option).\n\n```ts\n### Not a heading\n```\n\n***\n\n### Widgets',
  )
  expect(page('core/widgets.md')).toContain('## Functions\n\n### widgets()\n\nOne of [`Widgets`](#widgets).')
  expect(page('core/option.md')).toContain(
    '[Back](map.md#map) or [all](../core.md), [away](https://example.com/#map)',
  )
})
