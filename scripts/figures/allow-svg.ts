/**
 * What an SVG figure may hold. All else is refused: an image never runs, styles the page around it or fetches anything.
 *
 * Attributes go by their hast property name (`strokeWidth` for `stroke-width`).
 */
export const ELEMENTS = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan
   marker linearGradient radialGradient stop clipPath mask pattern`.split(/\s+/),
)

/** Elements that draw only where something else points at them. Nothing inside them may point on: no chains, no cycles. */
export const REFERENCED_ELEMENTS = new Set(['symbol', 'marker', 'clipPath', 'mask', 'pattern'])

/** Elements that hold words and nothing else. */
export const PLAIN_TEXT_ELEMENTS = new Set(['title', 'desc'])

/** Presentation attributes, also allowed as declarations of a `style` attribute (SVG 2, chapter 6.6). */
export const PRESENTATION = new Set(
  `fill fillOpacity fillRule stroke strokeWidth strokeOpacity strokeDashArray strokeDashOffset strokeLineCap strokeLineJoin
   strokeMiterLimit opacity color display visibility stopColor stopOpacity clipPath clipRule mask markerStart markerMid markerEnd
   paintOrder vectorEffect shapeRendering textRendering
   fontSize fontWeight fontStyle textAnchor dominantBaseline alignmentBaseline baselineShift letterSpacing wordSpacing textDecoration`.split(
    /\s+/,
  ),
)

export const GEOMETRY = new Set(
  `id viewBox preserveAspectRatio transform x y x1 y1 x2 y2 cx cy r rx ry fx fy width height d points dx dy rotate
   textLength lengthAdjust pathLength offset gradientUnits gradientTransform spreadMethod
   markerWidth markerHeight markerUnits refX refY orient clipPathUnits maskUnits maskContentUnits
   patternUnits patternContentUnits patternTransform overflow xmlSpace`.split(/\s+/),
)

/** Attributes whose value may be `url(#id)`. */
export const URL_ATTRIBUTES = new Set(['fill', 'stroke', 'clipPath', 'mask', 'markerStart', 'markerMid', 'markerEnd'])

/** `href` is followed on these only, and only to `#id`. */
export const HREF_ELEMENTS = new Set(['use', 'linearGradient', 'radialGradient'])

/**
 * Attributes that drawing programs and Vega write, and that mean nothing here: left out without a word. The typeface is one of them,
 * so that words in figures have the page's typeface.
 */
const DROPPED =
  /^(xmlns.*|version|baseProfile|enableBackground|role|aria[A-Z].*|data[A-Z].*|className|lang|xmlLang|tabIndex|focusable|pointerEvents|cursor|fontFamily|fontVariant.*|fontStretch|lineHeight|whiteSpace|mixBlendMode|isolation|xLink(Type|Show|Actuate|Role|Title)|-.*|[\w-]+:.*)$/

/** Elements of drawing programs that draw nothing: left out, with all they hold, without a word. */
const DROPPED_ELEMENTS = /^(metadata|(sodipodi|inkscape|rdf|cc|dc):.*)$/

export const isDropped = (property: string): boolean => DROPPED.test(property)
export const isDroppedElement = (tagName: string): boolean => DROPPED_ELEMENTS.test(tagName)

/** Characters of numbers, lengths, paths, colours, keywords and transforms: no quotes, brackets, colons, slashes or backslashes. */
const PLAIN_VALUE = /^[\w\s.,+\-#%()]*$/
const URL_VALUE = /^url\(\s*(["']?)#([\w.:-]+)\1\s*\)(\s+[\w#]+)?$/
const ID = /^[A-Za-z_][\w.:-]*$/

/** The id that `url(#id)` or `#id` points at. */
export function referenceOf(property: string, value: string): string | undefined {
  if (property === 'href' || property === 'xLinkHref') return /^#([\w.:-]+)$/.exec(value)?.[1]
  return URL_ATTRIBUTES.has(property) ? URL_VALUE.exec(value)?.[2] : undefined
}

/** Whether an element may carry this attribute with this value. */
export function isAllowed(tagName: string, property: string, value: string): boolean {
  if (property === 'id') return ID.test(value)
  if (property === 'href' || property === 'xLinkHref') {
    return HREF_ELEMENTS.has(tagName) && referenceOf(property, value) !== undefined
  }
  if (!PRESENTATION.has(property) && !GEOMETRY.has(property)) return false
  return referenceOf(property, value) !== undefined || (PLAIN_VALUE.test(value) && !/url\s*\(/i.test(value))
}
