import { el } from './dom.js'

/** Names whose data the maps are drawn with, as its license asks for. */
export const credits = (): HTMLElement =>
  el(
    'footer',
    { class: 'credits' },
    'Places of cities: ',
    el('a', { href: 'https://www.geonames.org', target: '_blank', rel: 'noreferrer' }, 'GeoNames'),
    ', ',
    el(
      'a',
      { href: 'https://creativecommons.org/licenses/by/4.0/', target: '_blank', rel: 'noreferrer' },
      'CC BY 4.0',
    ),
  )
