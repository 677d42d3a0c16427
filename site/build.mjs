// Builds the site out of docs/ and the doc comments, and fails at a link that leads nowhere.
import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vitepress'
import { writeApi } from './api.mjs'
import { linkProblems } from './links.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const site = join(root, 'site')
const pages = join(site, '.pages')

const refuse = (problems) => {
  if (problems.length === 0) return
  for (const problem of problems) console.error(problem)
  process.exit(1)
}

rmSync(pages, { recursive: true, force: true })
cpSync(join(root, 'docs'), pages, { recursive: true })
// The page of a folder has its name on GitHub, and this one on the web.
for (const name of readdirSync(pages, { recursive: true }))
  if (name.endsWith('README.md'))
    renameSync(join(pages, name), join(pages, name.replace(/README\.md$/, 'index.md')))

refuse(await writeApi(root, join(pages, 'api')))
await build(site)
refuse(linkProblems(join(site, 'dist')))
