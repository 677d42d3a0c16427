// Counts the lines of code and of comments, without blank lines: `node scripts/count.mjs [file …]`, by default of core.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const CORE = 'packages/core/src'
const inCore = () => readdirSync(CORE, { recursive: true }).filter((file) => file.endsWith('.ts'))
const given = process.argv.slice(2)
const files =
  given.length > 0
    ? given
    : inCore()
        .sort()
        .map((file) => join(CORE, file))

const linesOf = (text) => text.split('\n').filter((line) => line.trim() !== '').length
const withoutComments = (text) => text.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '')

const count = (text) => {
  const code = linesOf(withoutComments(text))
  return { code, comments: linesOf(text) - code }
}

let code = 0
let comments = 0
for (const file of files) {
  const lines = count(readFileSync(file, 'utf8'))
  console.log(
    `${String(lines.code).padStart(5)} code ${String(lines.comments).padStart(5)} comments  ${file}`,
  )
  code += lines.code
  comments += lines.comments
}
console.log(`${code} lines of code, ${comments} of comments: ${(comments / code).toFixed(2)}`)
