/**
 * Works out what a function makes of an object once, and remembers it as long as the object is there: patterns made of the
 * lists of a language's file are asked for with every sentence.
 */
export function onceFor<Key extends WeakKey, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { value: Value }>()
  return key => {
    const known = made.get(key)
    if (known) return known.value
    const value = make(key)
    made.set(key, { value })
    return value
  }
}
