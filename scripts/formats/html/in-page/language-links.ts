/** Where the passage stands that is read, as a share of the window's height: where addresses put one; see screen.css. */
const LINE = 0.3
/** In px: the padding that the window has above passages, and a little. */
const SLACK = 24
/** The cover is no passage. */
const LEAST = 100

/** Languages lead to the passage that is read: anchors are the same in all of them. */
export function leadToSamePassage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.same-passage')) {
    const aim = () => {
      link.hash = passageRead() ?? ''
    }
    // Before the browser follows it, or copies its address.
    for (const event of ['pointerdown', 'focus', 'click', 'contextmenu']) link.addEventListener(event, aim)
  }
}

/** The last anchor of the text above the line, where the page was moved at all. */
function passageRead(): string | undefined {
  if (scrollY < LEAST) return undefined
  const chapters = [...document.querySelectorAll('main > [id]')]
  const chapter = chapters.findLast(isPast)
  const anchors = [...(chapter?.querySelectorAll('[id]:not(svg *, .call *)') ?? [])]
  return (anchors.findLast(isPast) ?? chapter)?.id
}

function isPast(element: Element): boolean {
  return element.getBoundingClientRect().top <= LINE * innerHeight + SLACK
}
