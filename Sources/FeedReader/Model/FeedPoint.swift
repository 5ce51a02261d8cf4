/// A place on the earth that an entry is about (GeoRSS, <https://docs.ogc.org/cs/17-002r1/17-002r1.html>).
public struct FeedPoint: Sendable, Hashable {
  /// The latitude in degrees of WGS 84, from -90 to 90.
  public var latitude: Double
  /// The longitude in degrees of WGS 84, from -180 to 180.
  public var longitude: Double

  /// Makes a point; nil for what is on no globe.
  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Reads latitude and longitude with white space or a comma between them, as GeoRSS writes them.
  init?(_ text: String) {
    let parts = text.split(maxSplits: 2) { $0.isWhitespace || $0 == "," }
    guard parts.count == 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]) else {
      return nil
    }
    self.init(latitude: latitude, longitude: longitude)
  }
}
