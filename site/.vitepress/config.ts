import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { slug } from 'github-slugger'
import { type DefaultTheme, defineConfig, type HeadConfig } from 'vitepress'
import { repositoryUrl } from '../../packages/preview/repository.js'
import { emptyHeaders, repositoryLinks } from './markdown.js'

/** Absent until the packages name one; then pages have links to edit them. */
const repository = repositoryUrl()

/** Where the site is, without its base; absent on a machine that builds it to look at. */
const siteUrl = process.env['SITE_URL']
const base = process.env['SITE_BASE'] ?? '/'

const { version } = JSON.parse(
  readFileSync(new URL('../../packages/core/package.json', import.meta.url), 'utf8'),
) as { readonly version: string }

/** The pages below a folder of the site, each as its link. */
const linksIn = (folder: string): readonly string[] =>
  readdirSync(fileURLToPath(new URL(`../.pages/${folder}`, import.meta.url)), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.md') && name !== 'index.md')
    .map((name) => `/${folder}/${name.replace(/(index)?\.md$/, '')}`)
    .toSorted()

/** The pages of the reference, those of a package below its own. */
const apiPages = (): DefaultTheme.SidebarItem[] => {
  const pages = linksIn('api').map((link) => ({
    text: link.replace('/api/', '').replace('/namespaces/', ': ').replace(/\/$/, ''),
    link,
  }))
  return pages
    .filter(({ text }) => !text.includes('/'))
    .map((page) => {
      const items = pages
        .filter(({ text }) => text.startsWith(`${page.text}/`))
        .map(({ text, link }) => ({ text: text.slice(page.text.length + 1), link }))
      return items.length === 0 ? page : { ...page, collapsed: true, items }
    })
}

/** Pages about the development of the project, which are left out of the search. */
const NOT_SEARCHED = ['mutation.md', 'performance.md']

const DESCRIPTION = 'Serve data to Geckoboard custom widgets from TypeScript.'

/** The file of a page in the repository, if it has one. */
const sourceOf = (page: string): string | undefined => {
  if (page.startsWith('api/') || page === 'changelog.md') return undefined
  if (page === 'index.md') return 'site/landing.md'
  if (page === 'documentation.md') return 'docs/index.md'
  return `docs/${page.replace(/\bindex\.md$/, 'README.md')}`
}

export default defineConfig({
  title: 'gecko-widgets',
  description: DESCRIPTION,
  lang: 'en-US',
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}logo.svg` }],
    ['meta', { name: 'theme-color', content: '#1f2a33' }],
    ['meta', { property: 'og:type', content: 'website' }],
    ['meta', { property: 'og:title', content: 'gecko-widgets' }],
    ['meta', { property: 'og:description', content: DESCRIPTION }],
    ...(siteUrl === undefined
      ? []
      : [
          ['meta', { property: 'og:image', content: `${siteUrl}${base}social.png` }] satisfies HeadConfig,
          ['meta', { name: 'twitter:card', content: 'summary_large_image' }] satisfies HeadConfig,
        ]),
  ],
  transformPageData: ({ relativePath }) => {
    const filePath = sourceOf(relativePath)
    return filePath === undefined ? { frontmatter: { editLink: false } } : { filePath }
  },
  srcDir: '.pages',
  outDir: 'dist',
  markdown: {
    // Anchors are the same as on GitHub, so a link works in both places.
    anchor: { slugify: (heading) => slug(heading) },
    config: (md) => {
      repositoryLinks(md)
      emptyHeaders(md)
    },
    languageAlias: { crontab: 'sh' },
    // The colors of the default are too faint for comments.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    logo: '/logo.svg',
    ...(repository === undefined
      ? {}
      : {
          editLink: { pattern: `${repository}/edit/main/:path`, text: 'Edit this page' },
          socialLinks: [{ icon: 'github', link: repository }],
        }),
    footer: {
      message: 'MIT license. Not affiliated with Geckoboard.',
    },
    search: {
      provider: 'local',
      options: {
        _render: (source, env, md) => {
          const html = md.render(source, env)
          return NOT_SEARCHED.includes(env.relativePath) ? '' : html
        },
        miniSearch: {
          searchOptions: {
            // Runs in the browser, so it can use nothing else of this file. Guides come before reference.
            boostDocument: (page: string) => (/\/(?:api|reference|migrating)\//.test(page) ? 0.2 : 1),
          },
        },
      },
    },
    outline: [2, 3],
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Recipes', link: '/recipes/' },
      { text: 'Widgets', link: '/widgets/' },
      { text: 'Frameworks', link: '/frameworks/' },
      { text: 'API', link: '/api/' },
      // Not a page of this site, so it is loaded from scratch.
      { text: 'Playground', link: '/playground/', target: '_self' },
      { text: version === '0.0.0' ? 'Changelog' : `v${version}`, link: '/changelog' },
    ],
    sidebar: [
      {
        text: 'Introduction',
        items: [
          { text: 'All pages', link: '/documentation' },
          { text: 'Start in five minutes', link: '/start' },
          { text: 'Preview', link: '/preview' },
          { text: 'FAQ', link: '/faq' },
          { text: 'Comparison', link: '/comparison' },
        ],
      },
      {
        text: 'Frameworks',
        link: '/frameworks/',
        items: [
          { text: 'Express', link: '/frameworks/express' },
          { text: 'Koa', link: '/frameworks/koa' },
          { text: 'Next.js', link: '/frameworks/next' },
          { text: 'Fastify', link: '/frameworks/fastify' },
          { text: 'NestJS', link: '/frameworks/nestjs' },
          { text: 'fetch', link: '/frameworks/fetch' },
          { text: 'Other frameworks', link: '/frameworks/others' },
          { text: 'Writing an adapter', link: '/adapters' },
        ],
      },
      {
        text: 'Widgets',
        link: '/widgets/',
        collapsed: true,
        items: linksIn('widgets').map((link) => ({ text: link.replace('/widgets/', ''), link })),
      },
      {
        text: 'Recipes',
        link: '/recipes/',
        collapsed: true,
        items: [
          { text: 'Postgres, with pg', link: '/recipes/postgres' },
          { text: 'Prisma', link: '/recipes/prisma' },
          { text: 'Drizzle', link: '/recipes/drizzle' },
          { text: 'MongoDB', link: '/recipes/mongodb' },
          { text: 'Stripe', link: '/recipes/stripe' },
          { text: 'GitHub', link: '/recipes/github' },
          { text: 'A Google Sheet or CSV', link: '/recipes/csv' },
        ],
      },
      {
        text: 'Guides',
        items: [
          { text: 'Keys', link: '/keys' },
          { text: 'Formats', link: '/formats' },
          { text: 'Encryption', link: '/encryption' },
          { text: 'Deployment', link: '/deployment' },
          { text: 'Geckoboard shows an error', link: '/geckoboard-errors' },
          { text: 'Errors and responses', link: '/errors' },
          { text: 'Pushing', link: '/push' },
          { text: 'Datasets', link: '/datasets' },
          { text: 'Caching and replicas', link: '/caching' },
          { text: 'Access logs', link: '/access-logs' },
          { text: 'Metrics', link: '/metrics' },
          { text: 'Testing your own widgets', link: '/testing' },
          { text: 'Checking a payload', link: '/payloads' },
          { text: 'Schemas', link: '/schemas' },
        ],
      },
      {
        text: 'Migrating',
        items: [
          { text: 'From Flask', link: '/migrating/flask' },
          { text: 'From Django', link: '/migrating/django' },
          { text: 'From the push clients', link: '/migrating/push' },
          { text: 'From geckoboard 0.0.9', link: '/migrating/geckoboard' },
          { text: "From Geckoboard's client", link: '/migrating/datasets' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'Wire format', link: '/reference/widgets' },
          { text: 'Feed endpoint', link: '/reference/http' },
          { text: 'Datasets', link: '/reference/datasets' },
          { text: 'Bad inputs', link: '/reference/bad-inputs' },
          { text: 'Evidence', link: '/reference/evidence' },
        ],
      },
      {
        text: 'Internals',
        items: [
          { text: 'Architecture', link: '/architecture' },
          { text: 'Performance', link: '/performance' },
          { text: 'Mutation testing', link: '/mutation' },
        ],
      },
      {
        text: 'API',
        link: '/api/',
        collapsed: true,
        items: apiPages(),
      },
    ],
  },
})
