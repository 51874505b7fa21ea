/** Whether two host names are one publisher's: `www.` before a name makes no other host of it. */
export function isSameHost(one: string, other: string): boolean {
  return withoutWww(one) === withoutWww(other)
}

function withoutWww(hostname: string): string {
  return hostname.replace(/^www\d*\./, '')
}
