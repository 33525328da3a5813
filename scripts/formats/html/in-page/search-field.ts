/** Leads to the page for searches with the words behind `#`, which no host is told. */
export function searchUnseen(): void {
  const form = document.querySelector<HTMLFormElement>('form.site-search')
  const input = form?.querySelector('input')
  if (!form || !input) return
  form.addEventListener('submit', event => {
    event.preventDefault()
    const address = new URL(form.action)
    address.hash = encodeURIComponent(input.value.trim())
    location.href = address.href
  })
}
