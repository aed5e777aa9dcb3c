// The fuzzer's entry: what must hold for any bytes at all.

/// Reads any bytes, writes what was read and reads that again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = SIEReader.read(UnsafeRawBufferPointer(start: start, count: count))
  // Asking for everything that was found must be as safe as finding it.
  for problem in file.problems { precondition(!problem.message.isEmpty && !problem.remedy.isEmpty) }
  precondition(file.problems.count <= SIEProblemCode.allCases.count * SIEProblemList.limitPerCode)
  _ = SIESummary(of: file, named: "x")
  for encoding in [SIEEncoding.cp437, .windows1252] {
    let (bytes, _) = SIEWriter.write(file, options: SIEWriter.Options(encoding: encoding))
    _ = SIEReader.read(bytes)
  }

  // In UTF-8 every letter can be written, so what is read back must be the same in values and then in bytes.
  let options = SIEWriter.Options(encoding: .utf8, hasChecksum: true)
  let (first, problems) = SIEWriter.write(file, options: options)
  let again = SIEReader.read(first)
  precondition(again.checksum?.isRight == true, "The checksum that was written is right.")
  guard problems.isEmpty else { return 0 }
  precondition(SIEWriter.write(again, options: options).bytes == first, "Writing again gives the same bytes.")
  var expected = file
  expected.header.typeNumber = again.header.typeNumber
  expected.header.isEntry = false
  precondition(expected.hasSameContent(as: again), "Reading what was written gives the same values.")
  return 0
}
