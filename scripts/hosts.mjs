// Builds an app with each framework that has a page but no package of its own, or for each runtime: from the code and
// the commands of its page, and the packed packages. Then the contract is asked of all of them, over HTTP.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { recentNode } from './nodes.mjs'
import { freePort, serve } from './servers.mjs'
import { expectThat, pack, root, run, workFolder } from './tarballs.mjs'

const TYPES = ['typescript@6.0.3', '@types/node@24.19.4']
const NEST = [
  ...['@nestjs/common@12.5.1', '@nestjs/core@12.5.1', '@nestjs/cli@12.0.8', '@nestjs/schematics@12.0.6'],
  ...['reflect-metadata@0.2.2', 'rxjs@7.8.2', ...TYPES],
]
const EXPRESS = ['@nestjs/platform-express@12.5.1', 'express@5.3.0', '@types/express@5.0.6']
const FASTIFY = ['@nestjs/platform-fastify@12.5.0', 'fastify@5.12.8']
const SVELTE = ['@sveltejs/vite-plugin-svelte@7.3.1', 'svelte@5.57.3', 'vite@8.3.8', ...TYPES]
const REACT = ['react@19.3.1', 'react-dom@19.3.1', '@types/react@19.3.0', 'vite@8.3.8']
const NITRO = 'nitro@3.0.260903-beta'

/**
 * Each framework: the sections of the documents that hold its code, of which the first has the commands, and its packages. `route` is the file
 * of a route, which is copied for the contract; `mounts` is the file whose line mounts a widget; `controller` is Nest's.
 * `checks` is given to the compiler, where the framework's build does not compile. `server` serves what has no command,
 * below `base`. One that `fails` is a mistake that its page warns of.
 */
const HOSTS = [
  {
    name: 'Fastify',
    from: ['fastify: The whole app'],
    packages: ['fastify@5.12.8', '@fastify/formbody@9.0.1', ...TYPES],
    mounts: 'server.mts',
    handler: "contractOf(createGeckoboard, (request) => request.headers['x-widget'])",
    checks: 'server.mts',
  },
  {
    name: 'NestJS on Express',
    app: 'nest',
    from: ['nestjs: On Express'],
    packages: [...NEST, ...EXPRESS],
    controller: "import { createGeckoboard } from '@gecko-widgets/express'",
  },
  {
    name: 'NestJS on Fastify',
    app: 'nest',
    from: ['nestjs: On Express', 'fastify: The whole app', 'nestjs: On Fastify'],
    arrange: ({ 'geckoboard.mts': adapter, 'server.mts': _, ...files }) => ({
      ...files,
      'src/geckoboard.ts': `${adapter}${files['src/geckoboard.ts']}`,
    }),
    packages: [...NEST, ...FASTIFY],
    controller: "import { createGeckoboard } from './geckoboard.js'",
  },
  {
    name: 'NestJS on Fastify, with the handler of Express',
    app: 'nest',
    from: ['nestjs: On Express'],
    arrange: (files) => ({ ...files, 'src/main.ts': filesOf(['nestjs: On Fastify'])['src/main.ts'] }),
    packages: [...NEST, ...FASTIFY, ...EXPRESS.slice(1)],
    fails: true,
  },
  {
    name: 'SvelteKit',
    app: 'sveltekit',
    from: ['others: SvelteKit'],
    packages: ['@sveltejs/kit@3.2.0', '@sveltejs/adapter-node@6.0.1', ...SVELTE],
    route: 'src/routes/widgets/users/+server.ts',
  },
  {
    name: 'SvelteKit 2',
    app: 'sveltekit-2',
    from: ['others: SvelteKit'],
    arrange: ({ 'src/env.ts': _, ...files }) => ({
      ...files,
      'src/lib/server/geckoboard.ts': files['src/lib/server/geckoboard.ts']
        .replace("'$app/env'", "'$app/environment'")
        .replace("* as env from '$app/env/private'", "{ env } from '$env/dynamic/private'"),
    }),
    packages: ['@sveltejs/kit@2.70.4', '@sveltejs/adapter-node@5.5.7', ...SVELTE],
    route: 'src/routes/widgets/users/+server.ts',
  },
  {
    name: 'Astro',
    from: ['others: Astro'],
    packages: ['astro@7.3.5', '@astrojs/node@11.1.6'],
    route: 'src/pages/widgets/users.ts',
  },
  {
    name: 'Nitro',
    from: ['others: Nitro'],
    packages: [NITRO],
    route: 'server/routes/widgets/users.ts',
  },
  {
    name: 'Nitro 3.0.0',
    from: ['others: Nitro'],
    // Its routes are at the root, and it has no `defineConfig`.
    arrange: ({ 'nitro.config.ts': _, ...files }) =>
      Object.fromEntries(
        Object.entries(files).map(([file, code]) => [
          file.replace(/^server\//, ''),
          code.replace("from 'nitro'", "from 'nitro/h3'"),
        ]),
      ),
    packages: ['nitro@3.0.0', 'rolldown@1.3.3', 'vite@7.3.8'],
    route: 'routes/widgets/users.ts',
  },
  {
    name: 'h3',
    from: ['others: h3'],
    packages: ['h3@2.0.8', ...TYPES],
    mounts: 'server.ts',
    checks: 'server.ts',
  },
  {
    name: 'Hapi',
    from: ['others: Hapi'],
    packages: ['@hapi/hapi@21.4.10', ...TYPES],
    mounts: 'server.ts',
    handler: "contractOf(createGeckoboard, (request) => request.headers['x-widget'])",
    checks: 'server.ts',
  },
  {
    name: 'AWS Lambda',
    app: 'lambda',
    from: ['others: AWS Lambda'],
    server: 'node --env-file=.env serve.ts',
    packages: ['hono@4.13.8', ...TYPES],
    mounts: 'handler.ts',
    checks: 'handler.ts',
  },
  {
    name: 'React Router',
    app: 'react-router',
    from: ['others: React Router'],
    packages: [
      ...['react-router@8.4.0', '@react-router/dev@8.4.0', '@react-router/node@8.4.0'],
      ...['@react-router/serve@8.4.0', 'isbot@5.2.1', ...REACT, ...TYPES],
    ],
    route: 'app/routes/users.ts',
    mounts: 'app/routes.ts',
  },
  {
    name: 'Elysia',
    from: ['others: Elysia'],
    packages: ['elysia@1.4.30', 'bun@1.4.5'],
    mounts: 'server.ts',
  },
  {
    name: 'TanStack Start',
    app: 'tanstack',
    from: ['others: TanStack Start'],
    packages: [
      ...['@tanstack/react-start@1.169.5', '@tanstack/react-router@1.170.46', '@vitejs/plugin-react@6.3.0'],
      ...[NITRO, ...REACT],
    ],
    route: 'src/routes/widgets/users.ts',
  },
  {
    name: 'Vercel',
    app: 'vercel',
    base: '/api',
    from: ['others: Vercel'],
    server: 'node --env-file=.env serve.ts',
    packages: ['@hono/node-server@2.1.9', 'hono@4.13.8', ...TYPES],
    route: 'api/widgets/users.ts',
    checks: 'api/widgets/users.ts',
  },
  {
    name: 'Nuxt',
    app: 'nuxt',
    from: ['others: Nuxt'],
    packages: ['nuxt@4.5.2'],
    route: 'server/routes/widgets/users.ts',
  },
]

const SERVER = 'fetch: Without a framework'

/** The same for each runtime. `secrets` is the file of the key if it is not `.env`, `port` the option of the command. */
const RUNTIMES = [
  { name: 'Bun', from: ['fetch: Bun', SERVER], packages: ['bun@1.4.5'], mounts: 'server.ts' },
  { name: 'Deno', from: ['fetch: Deno', SERVER], packages: ['deno@2.9.6'], mounts: 'server.ts' },
  {
    name: 'Workers',
    from: ['fetch: Workers', SERVER],
    packages: ['wrangler@4.164.0'],
    mounts: 'server.ts',
    secrets: '.dev.vars',
    port: '--port',
  },
]

const work = workFolder('hosts')
const [set, ...wanted] = process.argv.slice(2)
const known = { frameworks: HOSTS, runtimes: RUNTIMES }[set]
expectThat(known !== undefined, 'frameworks or runtimes')
const hosts = known.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
expectThat(hosts.length > 0, `one of ${known.map(({ name }) => name).join(', ')}`)

const node = recentNode()

/** The environment of a person who has not set anything for Geckoboard. */
const environment = (folder, more = {}) => {
  const { GECKOBOARD_API_KEY: _key, GECKOBOARD_PASSWORD: _password, ...inherited } = process.env
  const path = [join(folder, 'node_modules/.bin'), dirname(node), process.env['PATH']].join(delimiter)
  const silent = {
    ASTRO_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    WRANGLER_SEND_METRICS: 'false',
    NO_COLOR: '1',
  }
  return { ...inherited, ...silent, PATH: path, ...more }
}

const runIn = async (folder, command, args) => {
  try {
    await promisify(execFile)(command, args, {
      cwd: folder,
      env: environment(folder),
      timeout: 300_000,
      maxBuffer: 2 ** 26,
    })
  } catch (error) {
    console.error(`failed: ${command} ${args.join(' ')}\n${error.stdout}${error.stderr}`)
    process.exit(1)
  }
}

const pageOf = (name) => readFileSync(join(root, 'docs/frameworks', `${name}.md`), 'utf8')

const blocksIn = (text) =>
  [...text.matchAll(/^```(\w+).*\n([\s\S]*?)^```/gm)].map(([, language, code]) => ({ language, code }))

/** The code blocks of a section, such as `others: Astro`. */
const blocksOf = (place) => {
  const [page, heading] = place.split(': ')
  const sections = pageOf(page).split(/\n#{2,3} /)
  const section = sections.find((text) => text.startsWith(`${heading}\n`))
  expectThat(section !== undefined, `a section ${heading} on the page ${page}`)
  return blocksIn(section)
}

// No code of these pages goes unbuilt.
for (const page of ['fastify', 'nestjs', 'others'])
  for (const section of pageOf(page).split('\n## ').slice(1)) {
    const place = `${page}: ${section.split('\n')[0]}`
    const isBuilt = HOSTS.some(({ from }) => from.includes(place))
    expectThat(isBuilt || !section.includes('\n```ts'), `an app of ${place}`)
  }

/** The files that sections show, by the paths in their first lines; of two with one path, the later one. */
const filesOf = (places) =>
  Object.fromEntries(
    places
      .flatMap(blocksOf)
      .filter(({ language }) => ['ts', 'toml'].includes(language))
      .map(({ code }) => [/^(?:\/\/|#) ([\w./+-]+)/.exec(code)?.[1], code]),
  )

/** The commands that a section shows, to build and at last to serve; what installs and what asks is not among them. */
const commandsOf = (place) =>
  blocksOf(place)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.split('\n'))
    .filter((line) => /^(?:node|bun|deno|npx (?!@)) ?/.test(line))

const toContract = (text) => text.replace(/\b(widgets|routes|\+types)\/users\b/g, '$1/contract')

const pathFrom = (file, to) => {
  const path = posix.relative(posix.dirname(file), to)
  return path.startsWith('.') ? path : `./${path}`
}

const changed = (before, after, what) => {
  expectThat(before !== after, what)
  return after
}

/** The file of a route, for the contract in place of the users. */
const contractRoute = (file, code) =>
  `import { contract as users } from '${pathFrom(file, 'contract/hosts/fetch.js')}'\n${toContract(
    changed(code, code.replace(/^const users = .*\n/m, ''), `users in ${file}`),
  )}`

/** A file that mounts the contract as it mounts the users. */
const withContract = (file, code, handler) => {
  const source = pathFrom(file, `contract/hosts/${handler === undefined ? 'fetch' : 'widgets'}.js`)
  const mounted = code
    .replace(
      /^const users = .*\n/m,
      (line) => `${line}${handler === undefined ? '' : `const contract = ${handler}\n`}`,
    )
    .replace(
      /^.*\b(?:widgets|routes)\/users\b.*\n/gm,
      (line) => `${line}${toContract(line).replace(/\busers\b/g, 'contract')}`,
    )
  return `import { ${handler === undefined ? 'contract' : 'contractOf'} } from '${source}'\n${changed(code, mounted, `a mount in ${file}`)}`
}

/** Nest's controller, with a route of the contract that is one of the users. */
const withContractRoute = (code, importing) => {
  const [parameters] = /(?<=users\().*(?=\) \{)/.exec(code) ?? []
  const args = parameters?.replace(/@\w+\(\) /g, '')
  const routed = code.replace(
    / {2}@All\('users'\)[\s\S]*?\n {2}\}\n/,
    (method) =>
      `${method}\n${method.replace(/\busers\b/g, 'contract').replace('this.usersWidget', 'contractWidget')}`,
  )
  const [first] = /\w+/.exec(args ?? '') ?? []
  return `import { contractOf } from '../contract/hosts/widgets.js'
${importing}
${changed(code, routed, 'a route in the controller').replace(
  '@Controller',
  `const contractWidget = contractOf(createGeckoboard, (${args}) => ${first}.headers['x-widget'])\n\n@Controller`,
)}`
}

/** What an app shows the contract's widgets with. */
const CONTRACT = ['hosts/widgets', 'hosts/fetch', 'src/board', 'src/widgets', 'src/answers']

const write = (folder, file, text) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

const writeContract = (folder) => {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 }
  for (const name of CONTRACT) {
    const source = readFileSync(join(root, 'contract', `${name}.ts`), 'utf8')
    write(folder, `contract/${name}.js`, ts.transpileModule(source, { compilerOptions }).outputText)
  }
  const widgets = readFileSync(join(root, 'contract/hosts/widgets.ts'), 'utf8')
  write(folder, 'contract/hosts/widgets.d.ts', ts.transpileDeclaration(widgets, {}).outputText)
}

const tarballs = pack(['core', 'express', 'fetch'], workFolder('hosts-tarballs'))
const tarballOf = (name) => tarballs.find((tarball) => tarball.includes(`-${name}-`))

/** Installs a framework, writes the files of its page, and builds the app without a key. */
const build = async ({
  name,
  app,
  from,
  arrange,
  packages,
  route,
  mounts,
  handler,
  controller,
  checks,
  server,
  secrets,
  port,
  base,
  fails,
}) => {
  const folder = join(work, name.replaceAll(' ', '-'))
  mkdirSync(folder)
  write(folder, 'package.json', '{ "private": true, "type": "module" }\n')
  if (app !== undefined) cpSync(join(root, 'contract/hosts/apps', app), folder, { recursive: true })
  const files = { ...(arrange ?? ((same) => same))(filesOf(from)) }
  const adapters = ['core', 'express', 'fetch'].filter(
    (part) => part === 'core' || Object.values(files).join('').includes(`@gecko-widgets/${part}'`),
  )
  const npm = ['install', '--no-audit', '--no-fund', '--prefer-offline']
  await runIn(folder, 'npm', [...npm, ...adapters.map(tarballOf), ...packages])
  for (const [file, code] of Object.entries(files)) write(folder, file, code)
  if (checks !== undefined)
    await runIn(folder, 'node', [
      ...['node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023'],
      ...['--module', 'nodenext', '--allowImportingTsExtensions', '--types', 'node', checks],
    ])

  writeContract(folder)
  if (route !== undefined)
    write(folder, toContract(route).replace('/users.ts', '/contract.ts'), contractRoute(route, files[route]))
  if (mounts !== undefined) write(folder, mounts, withContract(mounts, files[mounts], handler))
  if (controller !== undefined) {
    const file = 'src/widgets.controller.ts'
    write(folder, file, withContractRoute(files[file], controller))
  }
  const commands = [...commandsOf(from[0]), ...(server === undefined ? [] : [server])]
  for (const [command, ...args] of commands.slice(0, -1).map((line) => line.split(' ')))
    await runIn(folder, command, args)
  const [, env] = from
    .map((place) => /^```ini\n([\s\S]*?)^```/m.exec(pageOf(place.split(':')[0])))
    .find(Boolean)
  console.log(`hosts: ${name}: built`)
  const command = commands.at(-1).replace(/^npx /, '').split(' ')
  return { name, base, fails, folder, env, secrets, portOption: port, command }
}

/** Serves a built app with the command of its page, until it listens or ends. */
const serveApp = async ({ folder, secrets = '.env', portOption, command: [command, ...args] }, env) => {
  const port = await freePort()
  writeFileSync(join(folder, secrets), env)
  const program = command === 'node' ? node : join(folder, 'node_modules/.bin', command)
  const address = { PORT: String(port), HOST: '127.0.0.1', DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}` }
  const more = portOption === undefined ? [] : [portOption, String(port)]
  return serve(
    folder,
    port,
    program,
    [...args, ...more],
    environment(folder, { ...address, NODE_ENV: 'production' }),
  )
}

/** Serves a built app with the key of its page, and again without a key. */
const start = async ({ name, env, base = '', fails = false, ...app }) => {
  const { port, log, ended } = await serveApp(app, env)
  expectThat(!ended, `${name} to listen:\n${readFileSync(log, 'utf8')}`)
  if (fails) return { name, base, fails, port, log }
  const keyless = await serveApp(app, '')
  return { name, base, fails, port, log, keyless }
}

/** Runs at most two at a time: each takes about a core. */
const inPairs = async (items, task) => {
  const queue = items.entries()
  const results = []
  const worker = async () => {
    for (const [i, item] of queue) results[i] = await task(item)
  }
  await Promise.all([worker(), worker()])
  return results
}

const running = await inPairs(await inPairs(hosts, build), start)
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const tested = run(root, process.execPath, [vitest, 'run', '--config', 'contract/hosts/vitest.config.ts'], {
  HOSTS: JSON.stringify(running),
})
console.log(`hosts: ${/^\d+ passed.*$/m.exec(tested)?.[0]}`)
process.exit()
