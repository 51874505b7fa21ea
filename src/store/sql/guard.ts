import { IcelistError, StoreError } from '../../errors.ts'

/** @throws StoreError instead of the driver's own errors */
export async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw storeError(cause)
  }
}

/** The same for rows that come in parts. */
export async function* guardEach<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows
  } catch (cause) {
    throw storeError(cause)
  }
}

function storeError(cause: unknown): IcelistError {
  if (cause instanceof IcelistError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StoreError(
    `The database cannot do this: ${reason}. Nothing was changed; "doctor" looks for what is wrong.`,
    { cause },
  )
}
