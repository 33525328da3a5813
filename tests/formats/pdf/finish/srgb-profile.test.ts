import { expect, test } from 'vitest'
import { srgbProfile } from '../../../../scripts/formats/pdf/finish/srgb-profile.ts'

const profile = Buffer.from(srgbProfile())

/** A tag's data without its type: four bytes of name, four of nothing. */
function tag(signature: string): Buffer {
  const count = profile.readUInt32BE(128)
  for (let index = 0; index < count; index++) {
    const at = 132 + index * 12
    if (profile.toString('latin1', at, at + 4) !== signature) continue
    const start = profile.readUInt32BE(at + 4)
    return profile.subarray(start + 8, start + profile.readUInt32BE(at + 8))
  }
  throw new Error(`Unexpected absence of ${signature}`)
}

const fixed = (data: Buffer, count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => data.readInt32BE(from + index * 4) / 65536)

test('is a display profile from RGB to XYZ, as long as it says', () => {
  expect(profile.readUInt32BE(0)).toBe(profile.length)
  expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ')
  expect(profile.toString('latin1', 36, 40)).toBe('acsp')
  expect(profile.length).toBeLessThan(700)
  for (const signature of ['desc', 'cprt', 'wtpt', 'chad', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
    expect(tag(signature).length).toBeGreaterThan(8)
})

test('has the primaries that are published for sRGB under D50', () => {
  const published = {
    rXYZ: [0.43607, 0.22249, 0.01392],
    gXYZ: [0.38515, 0.71687, 0.09708],
    bXYZ: [0.14307, 0.06061, 0.7141],
  }
  for (const [signature, expected] of Object.entries(published))
    for (const [index, value] of fixed(tag(signature), 3).entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 3)
  const white = ['rXYZ', 'gXYZ', 'bXYZ'].map(signature => fixed(tag(signature), 3))
  for (const [index, value] of [0.9642, 1, 0.8249].entries())
    expect(white.reduce((sum, primary) => sum + (primary[index] ?? 0), 0)).toBeCloseTo(value, 3)
})

test('has the transfer function of sRGB', () => {
  const curve = tag('rTRC')
  expect(curve.readUInt16BE(0)).toBe(3)
  const [g = 0, a = 0, b = 0, c = 0, d = 0] = fixed(curve, 5, 4)
  const linear = (value: number) => (value >= d ? (a * value + b) ** g : c * value)
  expect(linear(0)).toBe(0)
  expect(linear(0.02)).toBeCloseTo(0.001548, 5)
  expect(linear(0.5)).toBeCloseTo(0.214041, 4)
  expect(linear(1)).toBeCloseTo(1, 4)
})
