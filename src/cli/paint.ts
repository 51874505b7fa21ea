import { styleText } from 'node:util'

/** What a colour stands for. It never stands alone: words and signs say the same. */
export type Tone = 'good' | 'bad' | 'doubtful' | 'head' | 'faint'

/** Colours a text, or leaves it as it is where nobody would see the colour. */
export type Paint = (tone: Tone, text: string) => string

const FORMATS = { good: 'green', bad: 'red', doubtful: 'yellow', head: 'bold', faint: 'dim' } as const

export const UNPAINTED: Paint = (_tone, text) => text

/** For one of the process's streams: in colour on a terminal alone, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (tone, text) => styleText(FORMATS[tone], text, { stream })
}

const TONE_OF_SIGN: Readonly<Record<string, Tone>> = {
  '+': 'good',
  '-': 'bad',
  '>': 'doubtful',
  '~': 'doubtful',
  '!': 'doubtful',
}

/** Colours the lines that begin with a sign of what happened to an entry, or of a notice. */
export function paintSigns(text: string, paint: Paint): string {
  return text.replace(/^( {0,2})([-+>~!])( .*)$/gm, (_line, indent: string, sign: string, rest: string) => {
    const tone = TONE_OF_SIGN[sign]
    return tone ? indent + paint(tone, sign + rest) : indent + sign + rest
  })
}

const TONES: Readonly<Record<string, Tone>> = {
  'new-version': 'good',
  'in place': 'good',
  held: 'doubtful',
  missing: 'bad',
  blocked: 'bad',
  failed: 'bad',
  withdrawn: 'bad',
}

/** Colours what is said of a capture by its verdict, or of a list by its state. */
export function paintBy(word: string, text: string, paint: Paint): string {
  const tone = toneOf(word)
  return tone === null ? text : paint(tone, text)
}

/** The tone of a verdict, or of the state of a list; null for one that asks for nobody's attention. */
export function toneOf(word: string): Tone | null {
  return TONES[word] ?? null
}
