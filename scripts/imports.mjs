// Checks the import rule, and fails when it has read too little to say anything.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const FEWEST_MODULES = 100

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

/** Cruises the sources of all packages, and the contract that they are tested with. */
export const cruiseSources = (root, more) =>
  cruise(
    [
      ...readdirSync(`${root}/packages`).map((name) => `packages/${name}/src`),
      'contract/src',
      'contract/test',
    ],
    { ...options, baseDir: root, ...more },
    { ...options.enhancedResolveOptions },
    { tsConfig: extractTSConfig(`${root}/tsconfig.test.json`) },
  )

/** What was read below a folder, and what breaks the rule. */
export const checkImports = async (root) => {
  const { output } = await cruiseSources(root, { ruleSet: { forbidden }, validate: true })
  const { summary } = output
  return {
    modules: output.modules.filter(({ source }) => /^(?:packages|contract)\//.test(source)).length,
    dependencies: summary.totalDependenciesCruised ?? 0,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  }
}

if (import.meta.filename === process.argv[1]) {
  const { modules, dependencies, violations } = await checkImports(process.cwd())
  console.log(`import rule: read ${modules} modules, ${dependencies} imports`)
  for (const violation of violations) console.error(violation)
  if (modules < FEWEST_MODULES) console.error(`expected ${FEWEST_MODULES} modules or more`)
  process.exit(violations.length > 0 || modules < FEWEST_MODULES ? 1 : 0)
}
