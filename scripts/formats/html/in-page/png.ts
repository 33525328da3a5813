/** Pixels to each unit of the drawing: enough for a slide, and for print at half its width. */
const SCALE = 3

/** A drawing as a PNG on white, with the fonts that the page shows it in where the browser gives them out. */
export async function pngOf(drawing: SVGSVGElement): Promise<Blob> {
  const copied = drawing.cloneNode(true) as SVGSVGElement
  const { width, height } = drawing.viewBox.baseVal
  copied.setAttribute('width', String(width * SCALE))
  copied.setAttribute('height', String(height * SCALE))
  copied.setAttribute('font-family', getComputedStyle(drawing).fontFamily)
  copied.insertBefore(fonts(await fontRules()), copied.firstChild)
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copied))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0)
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png'),
  )
}

function fonts(rules: string): SVGStyleElement {
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = rules
  return style
}

let known: Promise<string> | undefined

/** The fonts of drawings as rules that hold them: a picture fetches nothing. They are in a script, which a page from a folder may load. */
function fontRules(): Promise<string> {
  known ??= new Promise(resolve => {
    const own = document.querySelector<HTMLScriptElement>('script[src$="/reading.js"]')
    const script = document.createElement('script')
    script.src = (own?.src ?? '').replace(/reading\.js$/, 'figure-fonts.js')
    script.onload = () => resolve((globalThis as { figureFonts?: string }).figureFonts ?? '')
    // In the fonts of the machine, then.
    script.onerror = () => resolve('')
    document.head.append(script)
  })
  return known
}
