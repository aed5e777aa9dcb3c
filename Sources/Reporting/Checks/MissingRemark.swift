/// A variance of a unit that must be explained.
package struct MissingRemark: Sendable {
  /// The variance.
  package let remark: DemandedRemark
  /// The unit's name.
  package let unitName: String
  /// The ids of headings that the unit's words may stand under, the nearest first.
  package let anchors: [String]

  /// A variance of the unit.
  package init(_ remark: DemandedRemark, unitName: String, anchors: [String]) {
    self.remark = remark
    self.unitName = unitName
    self.anchors = anchors
  }
}
