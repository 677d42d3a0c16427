import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '..')

/** The files whose types are looked at, and those that exist only here. */
interface Looked {
  readonly files: readonly string[]
  readonly virtual?: Readonly<Record<string, string>>
}

/**
 * Makes language services, with `exactOptionalPropertyTypes` and without. Of a misuse they see no comment that expects an
 * error, which would keep the error from us.
 */
export const servicesOf = ({ files, virtual = {} }: Looked) => {
  const { options } = ts.parseJsonConfigFileContent(
    {
      ...ts.readConfigFile(join(ROOT, 'tsconfig.test.json'), ts.sys.readFile).config,
      include: [],
      files,
    },
    ts.sys,
    ROOT,
  )
  // The two settings share what was parsed.
  const registry = ts.createDocumentRegistry()

  const textOf = (file: string): string | undefined =>
    virtual[file] ??
    (files.includes(file)
      ? readFileSync(file, 'utf8').replaceAll('@ts-expect-error', '')
      : ts.sys.readFile(file))

  return (exactOptionalPropertyTypes: boolean, more: ts.CompilerOptions = {}): ts.LanguageService =>
    ts.createLanguageService(
      {
        getCompilationSettings: () => ({ ...options, exactOptionalPropertyTypes, ...more }),
        getScriptFileNames: () => [...files, ...Object.keys(virtual)],
        getScriptVersion: () => '1',
        getScriptSnapshot: (file) => {
          const text = textOf(file)
          return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
        },
        getCurrentDirectory: () => ROOT,
        getDefaultLibFileName: ts.getDefaultLibFilePath,
        fileExists: (file) => file in virtual || ts.sys.fileExists(file),
        readFile: textOf,
        directoryExists: ts.sys.directoryExists,
        // The packages are links, from which they find their own packages.
        realpath: (path) => ts.sys.realpath?.(path) ?? path,
      },
      registry,
    )
}

interface Told {
  /** The line's number, from 1. */
  readonly line: number
  /** The code and the lines of the message. */
  readonly error: readonly string[]
}

/** The errors in a file. */
export const errorsOf = (service: ts.LanguageService, file: string): readonly Told[] =>
  [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(
    ({ file, start = 0, code, messageText }) => ({
      line: (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
      error: [`TS${code}`, ...ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')],
    }),
  )

interface Misuse {
  readonly line: number
  readonly code: string | undefined
  readonly words: string
}

/** The misuses of a file: the line, and the code and the words that its comment promises. */
export const misusesIn = (file: string): readonly Misuse[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      const [, code, words] = /@ts-expect-error (TS\d+): (.*)$/.exec(line) ?? []
      return code === undefined || words === undefined ? [] : [{ line: i + 2, code, words }]
    })

/** The errors of the misuses, each with the promised words if the last line of its message has them. */
export const refusalsIn = (service: ts.LanguageService, file: string): readonly Misuse[] => {
  const misuses = misusesIn(file)
  return errorsOf(service, file).map(({ line, error: [code, ...message] }) => {
    const reason = message.at(-1)?.trim() ?? ''
    const promised = misuses.find((misuse) => misuse.line === line)?.words
    return { line, code, words: promised !== undefined && reason.includes(promised) ? promised : reason }
  })
}
