/**
 * An ICC profile of the sRGB colour space (IEC 61966-2-1), made from its published numbers: primaries, white point and
 * transfer function. A matrix profile after ICC.1:2004-10 (version 4.2), which PDF 1.7 takes.
 */
export function srgbProfile(): Uint8Array {
  const curve = parametricCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
  const [red, green, blue] = columns(multiply(adaptation(), rgbToXyz()))
  const tags: [signature: string, data: Buffer][] = [
    ['desc', localized('sRGB IEC61966-2-1')],
    ['cprt', localized('No copyright, use freely')],
    ['wtpt', xyzTag(D50)],
    ['chad', fixedArray('sf32', adaptation().flat())],
    ['rXYZ', xyzTag(red)],
    ['gXYZ', xyzTag(green)],
    ['bXYZ', xyzTag(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  return assemble(tags)
}

type Vector = [number, number, number]
type Matrix3 = [Vector, Vector, Vector]

/** White points as XYZ with Y = 1. D50 is the one of the profile connection space (ICC.1, 7.2.16). */
const D50: Vector = [0.9642, 1, 0.8249]
const D65 = fromChromaticity(0.3127, 0.329)
/** Chromaticities of the red, green and blue primaries (ITU-R BT.709). */
const PRIMARIES: [Vector, Vector, Vector] = [
  fromChromaticity(0.64, 0.33),
  fromChromaticity(0.3, 0.6),
  fromChromaticity(0.15, 0.06),
]
/** The Bradford cone response matrix, by which ICC.1 (annex E) adapts white points. */
const BRADFORD: Matrix3 = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
]

function fromChromaticity(x: number, y: number): Vector {
  return [x / y, 1, (1 - x - y) / y]
}

/** Linear RGB → XYZ under D65: the primaries, scaled so that equal parts of them give white. */
function rgbToXyz(): Matrix3 {
  const primaries = transpose(PRIMARIES)
  const scale = apply(invert(primaries), D65)
  return primaries.map(row => row.map((value, column) => value * (scale[column] ?? 0))) as Matrix3
}

/** XYZ under D65 → XYZ under D50. */
function adaptation(): Matrix3 {
  const from = apply(BRADFORD, D65)
  const to = apply(BRADFORD, D50)
  const scaled = BRADFORD.map((row, index) =>
    row.map(value => (value * (to[index] ?? 0)) / (from[index] ?? 1)),
  ) as Matrix3
  return multiply(invert(BRADFORD), scaled)
}

function transpose([a, b, c]: Matrix3): Matrix3 {
  return [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
  ]
}

const columns = transpose

function apply(matrix: Matrix3, [x, y, z]: Vector): Vector {
  return matrix.map(row => row[0] * x + row[1] * y + row[2] * z) as Vector
}

function multiply(left: Matrix3, right: Matrix3): Matrix3 {
  return transpose(transpose(right).map(column => apply(left, column)) as Matrix3)
}

function invert([a, b, c]: Matrix3): Matrix3 {
  const cross = ([p, q, r]: Vector, [s, t, u]: Vector): Vector => [q * u - r * t, r * s - p * u, p * t - q * s]
  const adjugate: Matrix3 = [cross(b, c), cross(c, a), cross(a, b)]
  const determinant = a[0] * adjugate[0][0] + a[1] * adjugate[0][1] + a[2] * adjugate[0][2]
  return transpose(adjugate).map(row => row.map(value => value / determinant)) as Matrix3
}

/** Numbers as s15Fixed16 (ICC.1, 4.6), after a type signature and four zero bytes. */
function fixedArray(type: string, values: readonly number[]): Buffer {
  const data = Buffer.alloc(8 + values.length * 4)
  data.write(type, 'latin1')
  for (const [index, value] of values.entries()) data.writeInt32BE(Math.round(value * 65536), 8 + index * 4)
  return data
}

function xyzTag(value: Vector): Buffer {
  return fixedArray('XYZ ', value)
}

/** Y = (a X + b)^g where X ≥ d, else c X (ICC.1, 10.15, function type 3). */
function parametricCurve(g: number, a: number, b: number, c: number, d: number): Buffer {
  const numbers = fixedArray('para', [g, a, b, c, d])
  return Buffer.concat([numbers.subarray(0, 8), Buffer.from([0, 3, 0, 0]), numbers.subarray(8)])
}

/** A text in one language (ICC.1, 10.13). */
function localized(text: string): Buffer {
  const head = Buffer.alloc(28)
  head.write('mluc', 'latin1')
  head.writeUInt32BE(1, 8) // records
  head.writeUInt32BE(12, 12) // bytes in a record
  head.write('enUS', 16, 'latin1')
  head.writeUInt32BE(text.length * 2, 20)
  head.writeUInt32BE(28, 24) // where the text begins
  return Buffer.concat([head, Buffer.from(text, 'utf16le').swap16()])
}

/** Header, tag table and tags, each tag at a multiple of four bytes; equal ones are stored once (ICC.1, 7). */
function assemble(tags: readonly [signature: string, data: Buffer][]): Uint8Array {
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length)
  const places = new Map<Buffer, number>()
  const parts: Buffer[] = []
  let offset = 128 + table.length
  for (const [index, [signature, data]] of tags.entries()) {
    const place = places.get(data) ?? offset
    if (place === offset) {
      const padded = Buffer.concat([data], Math.ceil(data.length / 4) * 4)
      parts.push(padded)
      places.set(data, place)
      offset += padded.length
    }
    table.write(signature, 4 + index * 12, 'latin1')
    table.writeUInt32BE(place, 8 + index * 12)
    table.writeUInt32BE(data.length, 12 + index * 12)
  }
  return Buffer.concat([header(offset), table, ...parts])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size)
  bytes.writeUInt32BE(0x04200000, 8) // version 4.2
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // A fixed date: that of the standard.
  for (const [index, value] of [2004, 10, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(value, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  fixedArray('', D50).copy(bytes, 68, 8)
  return bytes
}
