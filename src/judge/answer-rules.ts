/**
 * How an answer that is not the list is recognised, as a table. Phrases are looked for where such a page says what it is:
 * in its title, its first heading, and its own text when there is little of it; never in menus, and never in a long text,
 * because a good list may speak of anything. All texts are compared as `fold` makes them: lower case, straight quotes.
 */

/** What must hold, all of it, for a rule to fire. */
export interface AnswerCondition {
  readonly status?: readonly number[]
  /** a header by its name in lower case, and its value */
  readonly header?: readonly [string, RegExp]
  /** path of the final address, when a redirect led there */
  readonly redirectedTo?: RegExp
  /** the whole of one part of the title or of the first heading: `Page Not Found | Homeland Security` has two parts */
  readonly says?: readonly string[]
  /** the page's text without its menus */
  readonly text?: RegExp
  /** a refresh, or the address or name of a frame, a script, a form or a container */
  readonly machinery?: RegExp
  /** characters of the page's text without its menus */
  readonly textAtMost?: number
  /** bytes of the page */
  readonly bytesAtMost?: number
}

export interface AnswerRule {
  /** stable, kebab case: captures keep it */
  readonly id: string
  readonly verdict: 'blocked' | 'missing'
  /** where it was seen, or is documented */
  readonly seen: string
  readonly when: AnswerCondition
}

/** A block page has a sentence or two; a list has hundreds of names. */
const FEW_WORDS = 1000
const SMALL_PAGE = 16 * 1024

export const ANSWER_RULES: readonly AnswerRule[] = [
  {
    id: 'forbidden',
    verdict: 'blocked',
    seen: 'any server: 401, 403, 407, 451',
    when: { status: [401, 403, 407, 451] },
  },
  {
    id: 'access-denied',
    verdict: 'blocked',
    seen: 'dhs.gov and ice.gov behind the Akamai CDN, with status 200 or 403',
    when: { says: ['access denied'], textAtMost: FEW_WORDS },
  },
  {
    id: 'cdn-reference',
    verdict: 'blocked',
    seen: 'Akamai: "Reference #18.…" below "You don\'t have permission to access …"',
    when: {
      text: /\breference ?#\d{1,3}\.[0-9a-f]{4,}\.\d+\.[0-9a-f]+|errors\.edgesuite\.net/,
      textAtMost: FEW_WORDS,
    },
  },
  {
    id: 'cdn-answers-itself',
    verdict: 'blocked',
    seen: 'Akamai: its edge names itself as the server only when the page comes from no publisher',
    when: {
      status: [200],
      header: ['server', /^akamaighost$/i],
      bytesAtMost: SMALL_PAGE,
      textAtMost: FEW_WORDS,
    },
  },
  {
    id: 'bm-verify',
    verdict: 'blocked',
    seen: 'justice.gov, 2025: status 200, 2.5 KB, a refresh to an address with bm-verify',
    when: { machinery: /\bbm-verify=/ },
  },
  {
    id: 'interstitial',
    verdict: 'blocked',
    seen: 'justice.gov, 2025: a frame named interstitial in an empty page',
    when: { machinery: /\binterstitial\b/, textAtMost: FEW_WORDS, bytesAtMost: SMALL_PAGE },
  },
  {
    id: 'blank-page',
    verdict: 'blocked',
    seen: 'justice.gov, 2025: a title of one non-breaking space, and no text',
    when: { status: [200], says: [''], textAtMost: 40, bytesAtMost: SMALL_PAGE },
  },
  {
    id: 'cdn-challenge',
    verdict: 'blocked',
    seen: 'Akamai: "Challenge Page", a container named sec-cpt',
    when: { machinery: /\bsec-(if-)?cpt\b|\/_sec\/(verify|cp_challenge)/, textAtMost: FEW_WORDS },
  },
  {
    id: 'cloudflare-header',
    verdict: 'blocked',
    seen: "Cloudflare's documentation: every challenge page carries cf-mitigated: challenge",
    when: { header: ['cf-mitigated', /^challenge$/i] },
  },
  {
    id: 'aws-header',
    verdict: 'blocked',
    seen: "AWS WAF's documentation: x-amzn-waf-action is challenge or captcha",
    when: { header: ['x-amzn-waf-action', /^(challenge|captcha)$/i] },
  },
  {
    id: 'are-you-human',
    verdict: 'blocked',
    seen: 'titles of challenge pages: Cloudflare, Imperva, HUMAN, AWS, Akamai',
    when: {
      says: [
        'access to this page has been blocked',
        'access to this page has been denied',
        'are you a human',
        'are you a robot',
        'attention required',
        'captcha',
        'challenge page',
        'human verification',
        'just a moment',
        'one moment, please',
        'pardon our interruption',
        'request blocked',
        'request rejected',
        'request unsuccessful',
        'security check',
        'sorry, you have been blocked',
        'verify you are a human',
        'verify you are human',
        'verifying you are human',
        'you have been blocked',
      ],
      textAtMost: FEW_WORDS,
    },
  },
  {
    id: 'captcha',
    verdict: 'blocked',
    seen: 'small pages that hold little but a CAPTCHA: reCAPTCHA, hCaptcha, Turnstile, DataDome',
    when: {
      machinery: /captcha|challenges\.cloudflare\.com|\/cdn-cgi\/challenge-platform/,
      textAtMost: 400,
      bytesAtMost: SMALL_PAGE,
    },
  },
  {
    id: 'firewall-text',
    verdict: 'blocked',
    seen: 'F5 ("Your support ID is"), Imperva ("Incapsula incident ID"), CloudFront ("Request blocked")',
    when: {
      text: /the requested url was rejected|your support id is|incapsula incident id|generated by cloudfront|enable javascript and cookies to continue|unusual traffic from your/,
      textAtMost: FEW_WORDS,
    },
  },
  {
    id: 'not-found',
    verdict: 'missing',
    seen: 'any server: 404, 410',
    when: { status: [404, 410] },
  },
  {
    id: 'page-not-found',
    verdict: 'missing',
    seen: 'dhs.gov/sanctuary-jurisdictions from 2025-06-01: "Page Not Found" in title and heading, within the usual menus',
    when: {
      status: [200],
      says: [
        '404',
        '404 error',
        '404 not found',
        '404 page not found',
        '410 gone',
        'content not found',
        'document not found',
        'error 404',
        'file not found',
        'not found',
        "oops! that page can't be found",
        'page does not exist',
        'page no longer available',
        'page no longer exists',
        'page not available',
        'page not found',
        'page unavailable',
        "sorry, we can't find that page",
        "sorry, we couldn't find that page",
        'the page you requested could not be found',
        "we can't find that page",
        "we couldn't find that page",
      ],
    },
  },
  {
    id: 'moved-or-deleted',
    verdict: 'missing',
    seen: 'dhs.gov, 2025-06-01: "The page may have been moved, deleted, or is otherwise unavailable."',
    when: {
      status: [200],
      text: /page (you (requested|are looking for) )?(may|might) have been (moved|removed|deleted)|page you (requested|are looking for|were looking for) (cannot|can't|could not|couldn't) be found/,
      textAtMost: FEW_WORDS,
    },
  },
  {
    id: 'redirect-to-home',
    verdict: 'missing',
    seen: 'sites that send every address they have dropped to their home page',
    when: { redirectedTo: /^\/((index|default|home)(\.\w+)?|en|es)?\/?$/ },
  },
  {
    id: 'redirect-to-error-page',
    verdict: 'missing',
    seen: 'sites that send every address they have dropped to an error page with status 200',
    when: { redirectedTo: /\/(error-?)?(404|page-?not-?found|not-?found)(\.\w+)?\/?$/ },
  },
]
