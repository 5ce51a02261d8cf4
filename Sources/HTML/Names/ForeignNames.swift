/// The names that SVG and MathML spell with capitals (section 13.2.6.5 of the HTML standard).
enum ForeignNames {
  /// For each known name in lower case, the one that an SVG element has.
  static let svgElements = table(svgElementNames)
  /// The same for the attributes of SVG elements.
  static let svgAttributes = table(svgAttributeNames)
  /// The same for the attributes of MathML elements.
  static let mathMLAttributes = table("definitionURL")

  /// The names of attributes of foreign elements that have a prefix and are in its namespace.
  static let prefixed: Set<HTMLName> = {
    let names = """
      xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang \
      xml:space xmlns:xlink
      """
    return Set(names.spacedNames.compactMap { HTMLName(known: String($0)) })
  }()

  private static func table(_ names: String) -> [UInt32] {
    var table = (0..<HTMLName.knownCount).map { UInt32($0) }
    for name in names.spacedNames {
      guard let proper = HTMLName(known: String(name)),
        let written = HTMLName(known: name.lowercased())
      else { continue }
      table[Int(written.rawValue)] = proper.rawValue
    }
    return table
  }

  private static let svgElementNames = """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath \
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
    radialGradient textPath
    """

  private static let svgAttributeNames = """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits \
    diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix \
    kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight \
    markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength \
    patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ \
    preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur \
    requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod \
    startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX \
    targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
    """
}
