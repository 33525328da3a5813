import type { Element, Nodes } from 'hast'

/** The class names of an element, in order; none of other nodes. */
export function classNames(node: Nodes): string[] {
  const { className } = (node as Partial<Element>).properties ?? {}
  return Array.isArray(className) ? className.map(String) : []
}

/** Whether a node is an element with one of the class names. */
export function hasClass(node: Nodes, ...names: readonly string[]): boolean {
  const own = classNames(node)
  return names.some(name => own.includes(name))
}
