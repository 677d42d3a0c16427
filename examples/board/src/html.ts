const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes text for a page. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c)

/** Writes a page of the program. */
export const page = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${escaped(title)}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem }
  table { border-collapse: collapse }
  td, th { padding: 0.2rem 1rem 0.2rem 0; text-align: left; border-bottom: 1px solid #8886 }
  .numbers td:nth-child(n + 3), .numbers th:nth-child(n + 3) { text-align: right; font-variant-numeric: tabular-nums }
</style>
<h1>${escaped(title)}</h1>
${body}
</html>
`
