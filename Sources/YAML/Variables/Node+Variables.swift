public import Diagnostics

extension Node {
  /// Fills in `${NAME}` and `${NAME:-default}` in the scalars below this node.
  ///
  /// Only values are filled in, never keys. A scalar stays one scalar, so that no variable can
  /// add structure; the text of a plain one is typed anew, so that `limit: ${N}` can be a number.
  /// A default is taken if the variable is unset or empty. `$${` stands for a literal `${`.
  ///
  /// A scalar whose variables are unset or malformed keeps its text. Decoding it reports the same
  /// error again, which `Problems` shows once. No message quotes what the environment holds.
  ///
  /// - Parameters:
  ///   - environment: the variables and their values.
  ///   - limits: how many bytes the variables may supply in all, and how many errors are kept.
  /// - Returns: the node with its variables filled in, and an error for each that could not be.
  public func expandingVariables(
    _ environment: [String: String], limits: YAMLLimits = .default
  ) -> (Node, [Diagnostic]) {
    var expansion = VariableExpansion(environment: environment, limits: limits)
    let expanded = expansion.expand(self) ?? self
    return (expanded, expansion.diagnostics)
  }
}
