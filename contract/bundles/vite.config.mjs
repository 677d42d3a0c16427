export default {
  ssr: { noExternal: true },
  build: { ssr: 'server.mjs', outDir: 'vite' },
}
