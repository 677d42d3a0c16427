import type { TileView } from '../view.js'

const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|.*\.local)$/

const urlOf = (url: string): string =>
  HERE.test(new URL(url).hostname)
    ? `${url} (with the address at which Geckoboard reaches the app in place of ${new URL(url).host})`
    : url

const formatOf = ({ format }: TileView, isXml: boolean): string =>
  format === 'xml' || (format === undefined && isXml) ? 'XML' : 'JSON'

/** Says what to type into Geckoboard's form for a custom widget, field by field. */
export const formOf = (
  view: TileView,
  { isLocked, isXml }: { readonly isLocked: boolean; readonly isXml: boolean },
): readonly (readonly [field: string, value: string])[] => [
  ['URL data feed', urlOf(view.url)],
  ['API key', 'one of apiKey, as the app has it (GECKOBOARD_API_KEY)'],
  ['Feed format', formatOf(view, isXml)],
  ['Request type', view.method],
  ['Reload time', 'as long as the data stays fresh enough; the preview’s interval is for this board alone'],
  [
    'Encryption',
    isLocked || view.encrypted ? 'on, with the password that the app has (GECKOBOARD_PASSWORD)' : 'off',
  ],
]
