// Writes the reference of the packages out of their doc comments.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Application, ReflectionKind } from 'typedoc'
import { splitPage } from './split.mjs'

/** What the packages below a folder export from source: the file of each entry point, and its name below `@gecko-widgets`. */
const entryPoints = (root) =>
  readdirSync(join(root, 'packages')).flatMap((folder) => {
    const { exports = {} } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    return Object.entries(exports).flatMap(([subpath, { source }]) =>
      source === undefined
        ? []
        : [{ name: `${folder}${subpath.slice(1)}`, file: join(root, 'packages', folder, source) }],
    )
  })

const exported = (project) =>
  project
    .getReflectionsByKind(ReflectionKind.SomeModule)
    .flatMap((module) => module.children ?? [])
    .filter((reflection) => !reflection.kindOf(ReflectionKind.Reference))

const commentOf = ({ comment, signatures }) => comment ?? signatures?.[0]?.comment

/** Functions and inputs are best explained by an example; the functions of a namespace share its example. */
const needsExample = (reflection) =>
  reflection.kindOf(ReflectionKind.Namespace) ||
  reflection.name.endsWith('Input') ||
  (reflection.kindOf(ReflectionKind.Function) && !reflection.parent.kindOf(ReflectionKind.Namespace))

/** The exported names without a doc comment, and those without an example that need one. */
const undocumented = (project) =>
  exported(project).flatMap((reflection) => {
    const comment = commentOf(reflection)
    if (comment === undefined) return [`${reflection.getFullName()}: expected a doc comment`]
    return needsExample(reflection) && comment.getTag('@example') === undefined
      ? [`${reflection.getFullName()}: expected an @example`]
      : []
  })

/** From how many exports on a module is more than a page. */
const LONG = 60

/** What an export is about, by its source: a kind of widget, or a folder such as `feed`. */
const groupOf = (root, fileName) => {
  const [, folder = '', file = ''] = /src\/(\w+)\/(\w+)\.ts$/.exec(fileName) ?? []
  return existsSync(join(root, `docs/widgets/${file}.md`)) ? file : folder
}

/** Writes a page for each entry point into a folder, or several; answers what is missing from the doc comments. */
export const writeApi = async (root, folder) => {
  const points = entryPoints(root)
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: points.map(({ file }) => file),
    tsconfig: join(root, 'tsconfig.test.json'),
    // The types are checked by `npm run check`.
    skipErrorChecking: true,
    excludeExternals: true,
    disableGit: true,
    sourceLinkTemplate: '{path}',
    readme: 'none',
    name: 'API',
    logLevel: 'Warn',
    validation: { notExported: false, invalidLink: true },
    outputs: [{ name: 'markdown', path: folder }],
    outputFileStrategy: 'modules',
    sortEntryPoints: false,
    alwaysCreateEntryPointModule: true,
    entryFileName: 'index',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    useCodeBlocks: true,
    expandObjects: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    propertyMembersFormat: 'table',
    tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
    pageTitleTemplates: { module: '@gecko-widgets/{name}' },
  })
  const project = await app.convert()
  if (project === undefined) return ['expected sources that typedoc reads']
  project.children.forEach((module, i) => {
    module.name = points[i].name
  })
  // What is taken apart where it comes in has no name in the source.
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter))
    if (parameter.name === '__namedParameters') parameter.name = 'argument'
  const long = project.children
    .filter(
      ({ children = [] }) =>
        children.filter((child) => !child.kindOf(ReflectionKind.Reference)).length >= LONG,
    )
    .map(({ name, children }) => ({
      name,
      groups: new Map(
        children.map((child) => [child.name, groupOf(root, child.sources?.[0]?.fileName ?? '')]),
      ),
    }))
  // Only the groups come from the sources: the pages do not name them.
  for (const reflection of Object.values(project.reflections)) delete reflection.sources
  const missing = undocumented(project)
  app.validate(project)
  await app.generateOutputs(project)
  for (const { name, groups } of long) splitPage(folder, name, (member) => groups.get(member))
  return app.logger.hasWarnings() || app.logger.hasErrors()
    ? [...missing, 'expected no warning of typedoc']
    : missing
}
