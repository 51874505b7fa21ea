import { posix } from 'node:path'
import type { Place } from '../places/place.ts'
import type { Snapshot } from '../store/store.ts'

/** Where the pages lie in the site's folder: names are made of ids and of letters that are safe everywhere. */
export const FRONT = 'index.html'
export const METHODS = 'methods.html'
export const PLACES = 'places/index.html'
export const MAPS = 'map/index.html'

export function listPath(list: string): string {
  return `lists/${slug(list)}/index.html`
}

export function listFile(list: string, name: string): string {
  return `lists/${slug(list)}/${name}`
}

export function mapPath(list: string): string {
  return `map/${slug(list)}.html`
}

/**
 * A version's page by day and document, which stay when an older version arrives later and numbers rise.
 * @param taken paths that the list's earlier versions have: the same document may return on one day
 */
export function versionPath({ list, order }: Snapshot, taken: ReadonlySet<string>): string {
  const name = `${order.inForceOn}-${order.document.slice(0, 12)}`
  return unused(count => listFile(list, `${name}${count}.html`), taken)
}

/** A place's page: the name for people, the code of its state or county against others of that name. */
export function placePath({ name, usps, state, county }: Place, taken: ReadonlySet<string>): string {
  const folder = `places/${slug(usps)}`
  return unused(count => `${folder}/${slug(name)}-${county ?? state}${count}.html`, taken)
}

/** The picture of a page of a PDF. */
export function picturePath(document: string, page: number): string {
  return `evidence/${document.slice(0, 16)}-${page}.png`
}

/** A link from one page to another, relative: the site works in any folder, and without a server. */
export function hrefFrom(page: string, target: string): string {
  return posix.relative(posix.dirname(page), target)
}

/** "Doña Ana County" is "dona-ana-county". */
function slug(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    letters
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'unnamed'
  )
}

function unused(pathWith: (count: string) => string, taken: ReadonlySet<string>): string {
  let path = pathWith('')
  for (let count = 2; taken.has(path); count++) path = pathWith(`-${count}`)
  return path
}
