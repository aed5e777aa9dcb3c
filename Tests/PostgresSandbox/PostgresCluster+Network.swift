import Foundation

extension PostgresCluster {
  /// Starts the server anew so that it also listens at a loopback address of its own, which it answers; with encryption
  /// where `certificate` names its host, else without.
  package func listen(certificate: String? = nil) throws -> String {
    // Any address of the loopback network will do, and at the usual port nobody else is likely to be there.
    let address = "127.\((1...3).map { _ in String(Int.random(in: 2...250)) }.joined(separator: "."))"
    try append("listen_addresses = '\(address)'\n", to: "postgresql.conf")
    try append("host all all samehost trust\n", to: "pg_hba.conf")
    if let certificate {
      try programs.succeed(
        "/usr/bin/openssl",
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + certificate, "-addext",
          "subjectAltName=DNS:" + certificate, "-keyout", data.path + "/server.key", "-out", data.path + "/server.crt",
        ], home: folder)
      try append("ssl = on\n", to: "postgresql.conf")
    }
    try restart()
    return address
  }

  /// Where the server's certificate lies.
  package var certificatePath: String { data.appendingPathComponent("server.crt").path }
}
