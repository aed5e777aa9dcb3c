extension SIESummary: Encodable {
  private enum CodingKeys: String, CodingKey {
    case file, bytes, sietyp, labels, vouchers, unbalanced
    case objectRefs = "object_refs"
    case psaldoTotal = "psaldo_total"
    case pbudgetTotal = "pbudget_total"
    case transAbs = "trans_abs"
    case errors
    case nErrors = "n_errors"
    case ubSum = "ub_sum"
    case resSum = "res_sum"
    case ksummaExpected = "ksumma_expected"
    case ksummaActual = "ksumma_actual"
    case ksummaOk = "ksumma_ok"
    case ubMismatch = "ub_mismatch"
    case ubN = "ub_n"
    case resMismatch = "res_mismatch"
    case resN = "res_n"
  }

  /// Encodes the fields under the names that the shared expectations use; what a file does not have is left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(bytes, forKey: .bytes)
    // An unknown type is said to be null, as it is a finding of its own.
    try container.encode(sietyp, forKey: .sietyp)
    try container.encode(labels, forKey: .labels)
    try container.encode(vouchers, forKey: .vouchers)
    try container.encode(unbalanced, forKey: .unbalanced)
    try container.encode(objectRefs, forKey: .objectRefs)
    try container.encode(psaldoTotal, forKey: .psaldoTotal)
    try container.encode(pbudgetTotal, forKey: .pbudgetTotal)
    try container.encode(transAbs, forKey: .transAbs)
    var list = container.nestedUnkeyedContainer(forKey: .errors)
    for error in errors {
      var pair = list.nestedUnkeyedContainer()
      try pair.encode(error.line)
      try pair.encode(error.kind)
    }
    try container.encode(nErrors, forKey: .nErrors)
    try container.encodeIfPresent(ubSum, forKey: .ubSum)
    try container.encodeIfPresent(resSum, forKey: .resSum)
    try container.encodeIfPresent(ksummaExpected, forKey: .ksummaExpected)
    try container.encodeIfPresent(ksummaActual, forKey: .ksummaActual)
    try container.encodeIfPresent(ksummaOk, forKey: .ksummaOk)
    try container.encodeIfPresent(ubMismatch, forKey: .ubMismatch)
    try container.encodeIfPresent(ubN, forKey: .ubN)
    try container.encodeIfPresent(resMismatch, forKey: .resMismatch)
    try container.encodeIfPresent(resN, forKey: .resN)
  }
}
