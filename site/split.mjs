// Divides a long page of the reference into a page for each group of exports.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'
import Slugger from 'github-slugger'

/** The name of an export, as its heading has it: `### TEXT\_INFO`, `### decrypt()`. */
const nameIn = (heading) => heading.replace(/\\/g, '').replace(/\(\)$/, '')

/** The exports on a page: each has the heading above it (`Functions`), its own, its anchor and its text. */
const exportsOn = (page) => {
  const slugger = new Slugger()
  const found = []
  let above = ''
  let isCode = false
  for (const line of page.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode
    const [, depth = '', heading = ''] = (!isCode && /^(#+) (.+)$/.exec(line)) || []
    const anchor = slugger.slug(heading.replace(/\\/g, ''))
    if (depth === '##') above = heading
    else if (depth === '###') found.push({ above, heading, anchor, text: line })
    else if (found.length > 0) found.at(-1).text += `\n${line}`
  }
  return found.map(({ text, ...rest }) => ({ ...rest, text: text.trimEnd().replace(/\n+\*\*\*$/, '') }))
}

const pageWith = (title, exports) =>
  exports
    .map(({ above, text }, i) =>
      above === exports[i - 1]?.above ? `***\n\n${text}` : `## ${above}\n\n${text}`,
    )
    .reduce((page, part) => `${page}\n\n${part}`, `# ${title}`)

const listOf = (module, groups) => {
  const rows = groups.map(([group, exports]) => {
    const links = exports.map(({ heading, anchor }) => `[\`${nameIn(heading)}\`](#${anchor})`)
    return `| [${group}](${module.split('/').at(-1)}/${group}.md) | ${links.join(', ')} |`
  })
  return [`# @gecko-widgets/${module}`, '', '| about | exports |', '| --- | --- |', ...rows, ''].join('\n')
}

/**
 * Divides the page of a module in a folder; `groupOf` answers the group of the export with a name. The page of the module
 * then lists the groups, and every link of every page leads to where an export is now.
 */
export const splitPage = (folder, module, groupOf) => {
  const file = `${module}.md`
  // A link is relative to the page that it was written for.
  const pages = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, from: name, text: readFileSync(join(folder, name), 'utf8') }))
  const exports = exportsOn(pages.find(({ name }) => name === file).text)
  const names = [...new Set(exports.map(({ heading }) => groupOf(nameIn(heading))))].toSorted()
  const groups = names.map((group) => [
    group,
    exports.filter(({ heading }) => groupOf(nameIn(heading)) === group),
  ])
  const parts = groups.map(([group, members]) => ({
    name: `${module}/${group}.md`,
    from: file,
    text: pageWith(`@gecko-widgets/${module}: ${group}`, members),
  }))
  const places = new Map(
    groups.flatMap(([, members], i) =>
      exportsOn(parts[i].text).map(({ anchor }, j) => [members[j].anchor, { file: parts[i].name, anchor }]),
    ),
  )
  for (const { name, from, text } of [
    ...pages.filter((page) => page.name !== file),
    ...parts,
    { name: file, from: file, text: listOf(module, groups) },
  ]) {
    const linked = text.replace(/\]\(((?:[\w./-]+\.md)?)(?:#([\w-]+))?\)/g, (_, path, anchor = '') => {
      const target = path === '' ? from : join(dirname(from), path)
      const to = (target === file && places.get(anchor)) || { file: target, anchor }
      const href = to.file === name ? '' : relative(dirname(name), to.file)
      return `](${href}${to.anchor === '' ? '' : `#${to.anchor}`})`
    })
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), linked)
  }
}
