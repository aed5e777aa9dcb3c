import Access
import Formats
import Foundation
import Kernel
import RoderSandbox
import Storage
import StoreSQLite

@testable import Access
@testable import Web

/// The site of the example municipality, asked in memory as people with roles would ask it.
final class SitePlace: Sendable {
  /// The site.
  let site: Site
  /// Its store.
  let store: SQLiteStore
  /// The moment that it takes for now: after April's report was established.
  static let now = Instant("2019-05-24T10:00:00Z") ?? Instant(seconds: 0)
  private let folder: URL

  /// A site on a store of its own.
  convenience init(isDevelopment: Bool = false, mail: SiteMail? = nil, leisure: Leisure = .none) throws {
    try self.init(
      folder: Sandbox.withExampleStore().folder, isDevelopment: isDevelopment, mail: mail, leisure: leisure)
  }

  /// A site on a copy of another's store, which nobody writes in meanwhile.
  convenience init(copyOf other: SitePlace) throws {
    let folder = try Sandbox().folder
    for name in ProjectFolder.names(in: other.folder) where name.hasPrefix("board.roder") {
      try FileManager.default.copyItem(
        at: other.folder.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
    try self.init(folder: folder, isDevelopment: other.site.settings.isDevelopment)
  }

  private init(folder: URL, isDevelopment: Bool, mail: SiteMail? = nil, leisure: Leisure = .none) throws {
    self.folder = folder
    let path = folder.appendingPathComponent("board.roder").path
    let key = StoreKey(
      text: String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + ".key")), as: UTF8.self))
    store = try SQLiteStore.open(path: path, key: key)
    site = Site(
      .single(store), settings: SiteSettings(address: "http://127.0.0.1:8080", isDevelopment: isDevelopment),
      world: SiteWorld(
        now: { SitePlace.now }, randomBytes: SitePlace.chance, mail: mail, leisure: leisure, log: { print($0) }))
  }

  /// A site on the same store that has been asked nothing yet.
  func freshSite() -> Site {
    Site(
      .single(store), settings: site.settings,
      world: SiteWorld(now: { SitePlace.now }, randomBytes: SitePlace.chance, log: { print($0) }))
  }

  deinit {
    // A folder that stays is the system's to clean.
    try? store.close()
    // Likewise.
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  @Sendable static func chance(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max) }
  }

  var logins: LoginDesk { LoginDesk(store: store, now: SitePlace.now, randomBytes: SitePlace.chance) }

  /// The session of the person, as if she had logged in; nil for nobody.
  func session(_ person: String?) async throws -> String? {
    guard let person else { return nil }
    return try await logins.begin(person).token
  }

  /// Asks for the address as the person; nil for nobody.
  func get(_ address: String, as person: String?, headers: WebHeaders = [:]) async throws -> WebAnswer {
    var headers = headers
    if let token = try await session(person) { headers.add("cookie", "roder=" + token) }
    return await site.answer(WebRequest(method: .get, target: address, headers: headers, client: "192.0.2.1", id: "t"))
  }

  /// Sends a form as the person, with the token that her pages hold.
  func post(
    _ address: String, _ fields: FormFields = FormFields(), as person: String?, headers: WebHeaders = [:]
  ) async throws -> WebAnswer {
    var (fields, headers) = (fields, headers)
    if let token = try await session(person) {
      headers.add("cookie", "roder=" + token)
      if fields[FormToken.field] == nil { fields.add(FormToken.field, try await logins.session(token)?.csrf ?? "") }
    }
    headers.add("content-type", "application/x-www-form-urlencoded")
    return await site.answer(
      WebRequest(
        method: .post, target: address, headers: headers, body: WebBody(Array(fields.encoded.utf8)),
        client: "192.0.2.1", id: "t"))
  }
}

extension WebAnswer {
  /// The content as text.
  var text: String { String(decoding: body, as: UTF8.self) }
}
