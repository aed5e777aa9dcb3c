// The fuzzer's entry: what must hold for any bytes at all.

import Kernel

/// Reads any bytes, writes what was read and reads that again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(JSONProblem) {
    let value = try JSONReader.value(bytes)
    var output = JSONOutput()
    write(value, to: &output)
    let again = try JSONReader.value(output.bytes)
    var second = JSONOutput()
    write(again, to: &second)
    precondition(second.bytes == output.bytes, "Writing what was written gives the same bytes.")
  } catch {
    precondition(!error.message.isEmpty && error.place.line ?? 1 >= 1)
  }
  // What is no object has no members to take.
  if var fields = try? JSONFields(bytes) {
    _ = fields.text("text")
    _ = fields.optionalWhole("based_on")
    _ = fields.texts("c")
    _ = fields.objects("rows") { row in (row.text("id"), row.whole("ore")) }
    do throws(Problems) { try fields.finish() } catch { precondition(error.all.count <= JSONFields.mostProblems) }
  }
  return 0
}

private func write(_ value: JSONValue, to output: inout JSONOutput) {
  switch value.content {
  case .null: output.array { _ in }
  case .truth(let truth): output.value(truth)
  case .number(let text):
    if let whole = value.whole { output.value(whole) } else { output.value(text) }
  case .text(let text): output.value(text)
  case .list(let values): output.array { output in for value in values { write(value, to: &output) } }
  case .object(let members):
    output.object { output in
      for member in members {
        output.key(named: member.name)
        write(member.value, to: &output)
      }
    }
  }
}
