/** Makes the document ready to be printed, with the style rules that give the margins of its pages their words. */
export function finishPaginating(rules: string): void {
  document.documentElement.classList.remove('measuring')
  const style = document.createElement('style')
  style.textContent = rules
  document.head.append(style)
}
