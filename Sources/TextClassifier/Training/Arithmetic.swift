import Foundation

/// The natural logarithm.
func logarithm(_ value: Float) -> Float { log(value) }

/// A number to a power.
func power(_ base: Float, _ exponent: Float) -> Float { pow(base, exponent) }
