import { el } from './dom.js'

/** Credits the source of the city data, as its license requires. */
export const credits = (): HTMLElement =>
  el(
    'footer',
    { class: 'credits' },
    'City locations: ',
    el('a', { href: 'https://www.geonames.org', target: '_blank', rel: 'noreferrer' }, 'GeoNames'),
    ', ',
    el(
      'a',
      { href: 'https://creativecommons.org/licenses/by/4.0/', target: '_blank', rel: 'noreferrer' },
      'CC BY 4.0',
    ),
  )
