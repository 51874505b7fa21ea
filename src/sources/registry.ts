import { participating } from './287g-participating/source.ts'
import { pending } from './287g-pending/source.ts'
import { ddor } from './ddor/source.ts'
import { dhsSanctuary } from './dhs-sanctuary/source.ts'
import { dojSanctuary } from './doj-sanctuary/source.ts'
import type { Source } from './source.ts'

/** Every list that icelist keeps, in the order in which it reports them: one line each. */
export const SOURCES: readonly Source[] = [ddor, dhsSanctuary, dojSanctuary, participating, pending]
