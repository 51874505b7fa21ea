import { plain } from '../report/plain.ts'
import { shortened } from './width.ts'

/** One line below all that was printed, about the work in hand: written over again and again, and gone at the end. */
export interface Footer {
  readonly show: (text: string) => void
  /** before anything else is written to the terminal */
  readonly clear: () => void
}

/** Back to the line's first column, and blank it (ECMA-48: CR, EL 2). */
const BLANK = '\r\u001b[2K'

/** Of a terminal that does not say. */
const WIDTH = 80

/** Nothing is shown where nobody looks. */
export function openFooter(stream: NodeJS.WriteStream): Footer {
  let shown = false
  return {
    show: text => {
      if (!stream.isTTY) return
      // a line that is full would make the terminal begin another one, which is not blanked then
      stream.write(BLANK + shortened(plain(text), (stream.columns || WIDTH) - 1, 'start'))
      shown = true
    },
    clear: () => {
      if (shown) stream.write(BLANK)
      shown = false
    },
  }
}
