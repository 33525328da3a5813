import { IDENTITY, type Matrix, multiply, type Rectangle, transform, transformRectangle } from './matrix.ts'

/** Where painting goes on a page: the part of the graphics state (ISO 32000-1, 8.4) that moves and cuts it. */
export class GraphicsState {
  readonly #saved: { matrix: Matrix; clip: Rectangle | undefined }[] = []
  #matrix: Matrix = IDENTITY
  /** The path that is being built, while it is no more than a rectangle. */
  #rectangle: Rectangle | undefined
  #hasPath = false
  /** What painting is cut to, where that is a rectangle: the area between the page's margins, or a part of it. */
  clip: Rectangle | undefined
  /** The largest such area so far: the one between the margins, once the document has been painted. */
  body: Rectangle | undefined
  /** Whether painting has been cut outside all nesting, as the document is, and the page's margins are not. */
  inBody = false

  /** Follows an operator; those that change nothing here may be left out, but not those that end a path. */
  follow(operator: string, numbers: () => number[]): void {
    if (operator === 'q') this.#saved.push({ matrix: this.#matrix, clip: this.clip })
    else if (operator === 'Q') this.#restore()
    else if (operator === 'cm') this.#matrix = multiply(numbers() as Matrix, this.#matrix)
    else if (operator === 're' || operator === 'm') {
      this.#rectangle = operator === 'm' || this.#hasPath ? undefined : this.#rectangleOf(numbers())
      this.#hasPath = true
    } else if (operator === 'W' || operator === 'W*') this.#cut()
    else this.#hasPath = false
  }

  /** Where text begins that a text matrix places, in points above the page's lower edge. */
  heightOf(textMatrix: number[]): number {
    return transform(multiply(textMatrix as Matrix, this.#matrix), 0, 0)[1]
  }

  /** Where an image is painted now: a square of one unit before all transformations (8.9.5). */
  get imageArea(): Rectangle {
    return this.#rectangleOf([0, 0, 1, 1])
  }

  #restore(): void {
    const saved = this.#saved.pop()
    this.#matrix = saved?.matrix ?? IDENTITY
    this.clip = saved?.clip
  }

  #cut(): void {
    if (this.#saved.length === 1) this.inBody = true
    this.clip = this.#rectangle
    if (sizeOf(this.clip) > sizeOf(this.body)) this.body = this.clip
  }

  #rectangleOf([x = 0, y = 0, width = 0, height = 0]: number[]): Rectangle {
    return transformRectangle(this.#matrix, x, y, width, height)
  }
}

/** In square points; 0 for none. */
export function sizeOf(rectangle: Rectangle | undefined): number {
  if (!rectangle) return 0
  const [left, bottom, right, top] = rectangle
  return (right - left) * (top - bottom)
}
