import { plainWords } from '../../text/vocabulary.ts'

/**
 * The models of agreement that section 287(g) of the Immigration and Nationality Act has been used for. `names` are how
 * each is called otherwise, with or without the word for what it is: `TFM`, `Task Force`, `Jail Enforcement Model (JEM)`.
 */
const MODELS = [
  { value: 'Jail Enforcement Model', names: ['jail enforcement', 'jem'] },
  { value: 'Task Force Model', names: ['task force', 'tfm'] },
  { value: 'Warrant Service Officer', names: ['warrant service officer', 'wso'] },
  { value: 'Tribal Task Force Model', names: ['tribal task force', 'ttfm'] },
] as const
const KINDS = ['', 'model', 'program', 'model program']

/** The models as ICE's lists call them. */
export const SUPPORT_TYPES: readonly string[] = MODELS.map(model => model.value)

/** Every other name of a model, as `plainWords` writes it, and the model. */
export const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  MODELS.flatMap(({ value, names: [name, letters] }) => {
    const called = KINDS.flatMap(kind => [`${name} ${kind}`, `${letters} ${kind}`])
    const both = KINDS.flatMap(kind => [`${name} ${kind} ${letters}`, `${letters} ${name} ${kind}`])
    return [...called, ...both].map(words => [plainWords(words), value] as const)
  }),
)
