/** What an SVG file may be made of. Everything else is refused, whether or not a way to misuse it is known. */

export const SVG_NAMESPACE = "http://www.w3.org/2000/svg";
export const XLINK_NAMESPACE = "http://www.w3.org/1999/xlink";

/** Vocabularies that drawing programs leave behind; browsers give none of them a meaning. */
export const INERT_NAMESPACES = new Set([
  "http://www.inkscape.org/namespaces/inkscape",
  "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  "http://www.w3.org/2000/01/rdf-schema#",
  "http://creativecommons.org/ns#",
  "http://web.resource.org/cc/",
  "http://purl.org/dc/elements/1.1/",
  "http://purl.org/dc/terms/",
  "http://www.bohemiancoding.com/sketch/ns",
  "http://www.serif.com/",
  "http://vectornator.io",
  "http://ns.adobe.com/xap/1.0/",
]);

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const ELEMENTS = words(`
  svg g defs symbol use switch title desc metadata style image
  path rect circle ellipse line polyline polygon text tspan textPath marker
  linearGradient radialGradient stop pattern clipPath mask
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
  feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  animate animateTransform animateMotion mpath set
`);

/** Attributes that an animation may change: all that hold a number, a colour or a shape, and none that holds an address. */
export const ANIMATED = words(`
  cx cy d dx dy fill fill-opacity font-size fx fy gradientTransform height k1 k2 k3 k4 offset opacity path patternTransform
  points r rotate rx ry stdDeviation stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-opacity
  stroke-width transform viewBox visibility width x x1 x2 y y1 y2 display color
`);

export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...ANIMATED,
  ...words(`
  id class style lang role tabindex version baseProfile enable-background type media title
  preserveAspectRatio zoomAndPan overflow clip clip-path clip-rule mask filter cursor pointer-events
  color-interpolation color-interpolation-filters color-rendering shape-rendering text-rendering image-rendering
  direction unicode-bidi writing-mode alignment-baseline baseline-shift dominant-baseline text-anchor text-decoration
  letter-spacing word-spacing glyph-orientation-vertical glyph-orientation-horizontal kerning paint-order mix-blend-mode
  font font-family font-size-adjust font-stretch font-style font-variant font-weight line-height white-space isolation
  fill-rule stroke-linecap stroke-linejoin stroke-miterlimit vector-effect marker-start marker-mid marker-end marker
  lengthAdjust textLength method spacing side startOffset pathLength markerHeight markerWidth markerUnits orient refX refY
  gradientUnits spreadMethod fr patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits
  filterUnits primitiveUnits filterRes mask-type transform-origin transform-box space systemLanguage
  in in2 result mode values operator order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength
  preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent lighting-color flood-color flood-opacity
  scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle radius
  baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent
  attributeName attributeType begin dur end min max restart repeatCount repeatDur calcMode keyTimes keySplines
  keyPoints from to by additive accumulate
  `),
]);
