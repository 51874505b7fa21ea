/** `work`, done once for each key; what came of it is remembered for as long as the function is. */
export function onceEach<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const done = new Map<Key, Value>()
  return key => {
    if (!done.has(key)) done.set(key, work(key))
    return done.get(key) as Value
  }
}
