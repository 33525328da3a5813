/** Numbers below a bound, the same for the same seed, by Park and Miller's generator. Its low digits are not random, so the high ones choose. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 48271) % 0x7fffffff
    return Math.floor((state / 0x7fffffff) * below)
  }
}
