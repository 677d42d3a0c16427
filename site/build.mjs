// Builds the site out of docs/ and the doc comments, and fails at a link that leads nowhere.
import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as buildPage } from 'vite'
import { build } from 'vitepress'
import { writeApi } from './api.mjs'
import { writeChangelog, writeLanding } from './landing.mjs'
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
cpSync(join(site, 'public'), join(pages, 'public'), { recursive: true })
// The page of a folder has its name on GitHub, and this one on the web.
for (const name of readdirSync(pages, { recursive: true }))
  if (name.endsWith('README.md'))
    renameSync(join(pages, name), join(pages, name.replace(/README\.md$/, 'index.md')))
// The site opens with a page of its own.
renameSync(join(pages, 'index.md'), join(pages, 'documentation.md'))
writeLanding(root, pages)
writeChangelog(root, join(pages, 'changelog.md'))

refuse(await writeApi(root, join(pages, 'api')))
// Where the site will be: pages of GitHub are below the name of their repository.
const base = process.env.SITE_BASE ?? '/'
await build(site, { base })

// The page of the preview that needs no program: files only, with a policy of their own.
const preview = join(root, 'packages/preview')
const playground = join(site, 'dist/playground')
await buildPage({
  root: join(preview, 'src/page'),
  configFile: join(preview, 'vite.config.ts'),
  mode: 'site',
  logLevel: 'error',
  build: { outDir: playground, emptyOutDir: true },
})
renameSync(join(playground, 'playground.html'), join(playground, 'index.html'))
refuse(linkProblems(join(site, 'dist'), base))
