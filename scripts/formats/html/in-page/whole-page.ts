import { hashId } from './hash-target.ts'

/** An address whose place is in another chapter leads to the page of the whole text, which has all places. */
export function leadToWhole(): void {
  const whole = document.querySelector<HTMLAnchorElement>('a.whole-page')
  const id = hashId()
  if (!whole || id === '' || document.getElementById(id)) return
  const address = new URL(whole.href)
  address.hash = location.hash
  location.replace(address.href)
}
