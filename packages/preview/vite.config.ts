import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { repository } from './repository.js'
import { PLAYGROUND_POLICY } from './src/policy.js'

const page = (name: string): string => join(import.meta.dirname, 'src/page', name)

/** Gives the playground its policy, which also holds where no server sends one. */
const policy: Plugin = {
  name: 'playground-policy',
  transformIndexHtml: (_, { filename }) =>
    filename === page('playground.html')
      ? [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: PLAYGROUND_POLICY },
            injectTo: 'head-prepend',
          },
        ]
      : [],
}

// The pages: one document and one script each, by constant names, and what they share. The mode `site` makes only the
// playground, for the documentation.
export default defineConfig(({ mode }) => ({
  root: 'src/page',
  base: './',
  define: repository(),
  resolve: { conditions: ['source'], alias: { xmlbuilder2: page('playground/noXmlBuilder.ts') } },
  plugins: [policy],
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // What is bundled keeps its licences.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        ...(mode === 'site' ? {} : { board: page('index.html') }),
        playground: page('playground.html'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
}))
