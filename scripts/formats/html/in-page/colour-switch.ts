import { applyChoice, type Choice, keepChoice, readChoice } from './choice.ts'

/** Lets the reader choose dark or light colours, whatever the system asks for. */
export function switchColours(): void {
  const button = document.querySelector<HTMLButtonElement>('.colour-switch')
  if (!button) return
  const system = matchMedia('(prefers-color-scheme: dark)')
  let choice = readChoice()
  const isDark = () => (choice ?? (system.matches ? 'dark' : 'light')) === 'dark'
  const show = () => {
    button.ariaPressed = String(isDark())
  }
  button.hidden = false
  button.addEventListener('click', () => {
    const wanted: Choice = isDark() ? 'light' : 'dark'
    // Whoever comes back to what the system asks for follows it again.
    choice = (wanted === 'dark') === system.matches ? undefined : wanted
    keepChoice(choice)
    applyChoice(choice)
    show()
  })
  system.addEventListener('change', show)
  show()
}
