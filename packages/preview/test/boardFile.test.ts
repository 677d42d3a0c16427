import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBoardFile } from '../src/boardFile.js'
import { type Feed, readBoard } from '../src/settings.js'

const read = readBoard({ method: 'GET', format: undefined, intervalMs: 30_000, sendsKey: () => true })

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gecko-board-'))
  path = join(folder, 'geckoboard.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const feedsOf = (...widgets: readonly unknown[]): readonly Feed[] => {
  const feeds = read(JSON.stringify({ widgets }))
  return E.isRight(feeds) ? feeds.right : expect.fail(feeds.left.join())
}

const ONE = feedsOf({ url: 'http://localhost:3000/users', title: 'Users' })
const TWO = feedsOf(
  { url: 'http://localhost:3000/users', title: 'Users', size: '2x1' },
  { url: 'https://a.de/' },
)
const TEXT = '{"widgets":[{"url":"http://localhost:3000/users","title":"Users"}]}'

const fileOf = (text?: string) => createBoardFile({ path, text, read })

test('a new file is written with the feeds of the board', async () => {
  const file = fileOf()
  expect([file.name, file.isSaved(ONE)]).toEqual(['geckoboard.json', false])
  expect(await file.save(TWO)).toEqual({ saved: true, words: 'Saved to geckoboard.json.', isOther: false })
  expect(readFileSync(path, 'utf8')).toBe(`{
  "widgets": [
    {
      "url": "http://localhost:3000/users",
      "title": "Users",
      "size": "2x1"
    },
    {
      "url": "https://a.de/"
    }
  ]
}
`)
  expect([file.isSaved(TWO), file.isSaved(ONE)]).toEqual([true, false])
  expect(read(readFileSync(path, 'utf8'))).toEqual(E.right(TWO))
})

test('a file that was read is saved whatever its layout, and leaves no other files', async () => {
  writeFileSync(path, TEXT)
  chmodSync(path, 0o640)
  const file = fileOf(TEXT)
  expect([file.isSaved(ONE), file.isSaved(TWO)]).toEqual([true, false])
  expect(await file.save(TWO)).toMatchObject({ saved: true })
  expect(await file.save(ONE)).toMatchObject({ saved: true })
  expect(read(readFileSync(path, 'utf8'))).toEqual(E.right(ONE))
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder)).toEqual(['geckoboard.json'])
})

test.each([
  ['that someone else changed', TEXT, 'geckoboard.json has changed since the preview read it.'],
  ['that was not read', undefined, 'There is already a geckoboard.json, which the preview has not read.'],
])('a file %s is kept until the user replaces it', async (_, text, words) => {
  writeFileSync(path, '{"widgets":[]}')
  const file = fileOf(text)
  expect(await file.save(TWO)).toEqual({ saved: false, words, isOther: true })
  expect(readFileSync(path, 'utf8')).toBe('{"widgets":[]}')
  expect(await file.replace(TWO)).toMatchObject({ saved: true })
  expect(read(readFileSync(path, 'utf8'))).toEqual(E.right(TWO))
  expect(await file.save(ONE)).toMatchObject({ saved: true })
})

test('a link stays a link', async () => {
  mkdirSync(join(folder, 'shared'))
  const target = join(folder, 'shared', 'board.json')
  writeFileSync(target, TEXT)
  symlinkSync(target, path)
  expect(await fileOf(TEXT).save(TWO)).toMatchObject({ saved: true })
  expect(
    readdirSync(folder, { withFileTypes: true })
      .find(({ name }) => name === 'geckoboard.json')
      ?.isSymbolicLink(),
  ).toBe(true)
  expect(read(readFileSync(target, 'utf8'))).toEqual(E.right(TWO))
})

test('a failed write is reported, and the file is unchanged', async () => {
  mkdirSync(path)
  const file = fileOf()
  expect(await file.save(ONE)).toEqual({
    saved: false,
    words: 'geckoboard.json cannot be written (EISDIR).',
    isOther: false,
  })
  const { saved, words } = await file.replace(ONE)
  expect([saved, words]).toEqual([false, expect.stringMatching(/cannot be written \(\w+\)\.$/)])
  expect(readdirSync(folder)).toEqual(['geckoboard.json'])
})
