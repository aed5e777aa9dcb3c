import HTTPTypes
package import Hummingbird
package import Web

extension WebAnswer {
  /// The answer as the server sends it.
  package var response: Response {
    var fields = HTTPFields()
    fields.reserveCapacity(headers.fields.count + 2)
    for field in headers.fields {
      guard let name = HTTPField.Name(field.name) else { continue }
      fields.append(HTTPField(name: name, value: field.value))
    }
    return Response(
      status: .init(code: status), headers: fields,
      body: body.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
