import type { TileView } from '../view.js'

const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|.*\.local)$/

const formatOf = ({ format }: TileView, isXml: boolean): string =>
  format === 'xml' || (format === undefined && isXml) ? 'XML' : 'JSON'

/** A field of Geckoboard's form: the value to enter, if the page knows it, and a note. */
export interface Field {
  readonly name: string
  readonly value?: string
  readonly note?: string
}

/** Lists what to enter in Geckoboard's form for a custom widget, field by field. */
export const formOf = (
  view: TileView,
  { isEncrypted, isXml }: { readonly isEncrypted: boolean; readonly isXml: boolean },
): readonly Field[] => {
  const { hostname, host } = new URL(view.url)
  return [
    {
      name: 'URL data feed',
      value: view.url,
      ...(HERE.test(hostname)
        ? { note: `Replace ${host} with the address at which Geckoboard reaches your app.` }
        : {}),
    },
    { name: 'API key', note: 'The value of GECKOBOARD_API_KEY in your app.' },
    { name: 'Feed format', value: formatOf(view, isXml) },
    { name: 'Request type', value: view.method },
    {
      name: 'Reload time',
      note: 'How old the data may be. The interval of the preview is only for this board.',
    },
    isEncrypted || view.encrypted
      ? {
          name: 'Encryption',
          value: 'On',
          note: 'The password is the value of GECKOBOARD_PASSWORD in your app.',
        }
      : { name: 'Encryption', value: 'Off' },
  ]
}
