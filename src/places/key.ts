import { fold } from '../text/fold.ts'

const LONG_FORMS: Readonly<Record<string, string>> = {
  saint: 'st',
  sainte: 'ste',
  fort: 'ft',
  mount: 'mt',
  twp: 'township',
  and: '',
}

/**
 * What the names of one place have in common however they are written: "St. John's" and "Saint Johns", "Doña Ana" and
 * "Dona Ana", "Del-Norte" and "Del Norte", "King & Queen" and "King and Queen".
 */
export function placeKey(name: string): string {
  const words = fold(name)
    .normalize('NFD')
    .replace(/[\p{M}'."]/gu, '')
    .split(/[\s,/&-]+/)
  return words
    .map(word => LONG_FORMS[word] ?? word)
    .filter(word => word !== '')
    .join(' ')
}

/** A key that also overlooks where words are divided: "De Kalb" and "DeKalb", "La Salle" and "LaSalle". */
export function undividedKey(key: string): string {
  return key.replaceAll(' ', '')
}
