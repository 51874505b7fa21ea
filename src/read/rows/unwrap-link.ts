/** Wrappers that stand before or around the address that the publisher meant, seen in published workbooks. */
const PREFIXES = [
  // a link copied from the browser's own PDF viewer (2025)
  /^chrome-extension:\/\/[a-z]+\//,
  // a link copied from the Wayback Machine
  /^https?:\/\/web\.archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\//,
]
const SAFE_LINKS_HOST = /(?:^|\.)safelinks\.protection\.outlook\.com$/

/** More wrappers than this around one address is not a mistake that people make. */
const MAX_WRAPPERS = 5

/**
 * The address that a hyperlink means. Outlook's SafeLinks wrap it in their own, with a token that differs every time: two
 * wrapped links are the same link when what they wrap is the same. Other addresses are returned as they are.
 */
export function unwrapLink(target: string): string {
  let link = target.trim()
  for (let depth = 0; depth < MAX_WRAPPERS; depth++) {
    const inner = unwrapOnce(link)
    if (inner === link) return link
    link = inner
  }
  return link
}

function unwrapOnce(link: string): string {
  for (const prefix of PREFIXES) {
    const rest = link.replace(prefix, '')
    if (rest !== link) return rest
  }
  // taking an address apart is dear, and a long list has thousands
  if (!/safelinks/i.test(link) || !URL.canParse(link)) return link
  const url = new URL(link)
  return SAFE_LINKS_HOST.test(url.hostname) ? (url.searchParams.get('url') ?? link) : link
}
