import { defineConfig, esmExternalRequirePlugin } from 'vite'

/**
 * Bundles the module that renders the frame of XML with xmlbuilder2, which is CommonJS and requires `url` and `events`.
 * A bundle of ES modules cannot require, so its own would not start.
 */
export default defineConfig({
  plugins: [esmExternalRequirePlugin({ external: [/^(?:node:)?(?:events|url)$/] })],
  build: {
    target: 'node20',
    outDir: 'dist/esm/payload',
    emptyOutDir: false,
    minify: true,
    reportCompressedSize: false,
    license: { fileName: 'licenses.md' },
    lib: { entry: 'src/payload/frame.ts', formats: ['es'], fileName: () => 'frame.js' },
  },
})
