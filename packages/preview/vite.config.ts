import { defineConfig } from 'vite'
import { repository } from './repository.js'

// The page: one document, one script, one style sheet, by constant names.
export default defineConfig({
  root: 'src/page',
  base: '/',
  define: repository(),
  resolve: { conditions: ['source'] },
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    // What is bundled keeps its licences.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      output: { entryFileNames: 'board.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
})
