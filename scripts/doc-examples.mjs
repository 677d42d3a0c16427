// Writes every example of the doc comments and the documents to a file, for the compiler and for the tests.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const filesBelow = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
        .map((name) => join(folder, name))
    : []

/** The code of an example, without the comment around it and the tags after it. */
const textOf = (example) =>
  example
    .replace(/\*\/$/, '')
    .replace(/^ *\* ?/gm, '')
    .replace(/^@\w[\s\S]*/m, '')

/** The code behind each `@example` of a source's doc comments. */
const ofSource = (source) =>
  [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(([comment]) =>
    comment
      .split('@example')
      .slice(1)
      .map((example) => ({ code: textOf(example), runs: true })),
  )

/** The `ts` blocks of a document: `no-run` ones are only compiled, `fragment` ones are left out. */
const ofDocument = (document, file) =>
  [...document.matchAll(/^```(?:ts|typescript)\b *(.*)\n([\s\S]*?)^```/gm)].flatMap(([, info, code]) => {
    // A misspelt word would take an example out of the tests unseen.
    if (!['', 'no-run', 'fragment'].includes(info)) throw new Error(`${file}: a ts block marked "${info}"`)
    return info === 'fragment' ? [] : [{ code, runs: info === '' }]
  })

/** The examples of a workspace, each with a name for its file, and whether it is to be run. */
export const examplesOf = (root) => {
  const packages = readdirSync(join(root, 'packages'))
  const documents = [
    join(root, 'README.md'),
    join(root, 'CONTRIBUTING.md'),
    join(root, 'site/landing.md'),
    ...filesBelow(join(root, 'docs'), '.md'),
    ...packages.map((name) => join(root, 'packages', name, 'README.md')),
  ].filter(existsSync)
  const found = [
    ...packages.flatMap((name) =>
      filesBelow(join(root, 'packages', name, 'src'), '.ts').flatMap((file) =>
        ofSource(readFileSync(file, 'utf8')).map((example) => ({ ...example, file })),
      ),
    ),
    ...documents.flatMap((file) =>
      ofDocument(readFileSync(file, 'utf8'), file).map((example) => ({ ...example, file })),
    ),
  ]
  return found.map(({ code, runs, file }, i) => ({
    name: `${String(i).padStart(3, '0')}-${basename(file).replace(/\W/g, '-')}.ts`,
    code: `${code}\nexport {}\n`,
    runs,
    from: file.slice(root.length + 1),
  }))
}

/**
 * Writes the examples of a workspace, or of the files below a folder of it, each to a file of its own. Tests that run at
 * the same time name different places.
 */
export const writeExamples = (root, below = '', place = '.doc-examples') => {
  // Where every package and every framework resolves.
  const folder = join(root, 'contract', place)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return examplesOf(root)
    .filter(({ from }) => from.startsWith(below))
    .map(({ name, code, runs, from }) => {
      const path = join(folder, name)
      writeFileSync(path, code)
      return { path, runs, from }
    })
}

if (import.meta.filename === process.argv[1])
  console.log(`examples: wrote ${writeExamples(process.cwd()).length}`)
