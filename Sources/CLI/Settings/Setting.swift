import Kernel

/// Something that an operator may decide, by its name in the file of settings.
package enum Setting: String, Hashable, Sendable, CaseIterable {
  case store
  case directory
  case key
  case keyFolder = "key-folder"
  case adminStore = "admin-store"
  case host
  case port
  case address
  case behindProxy = "behind-proxy"
  case uploadLimit = "upload-limit"
  case patience
  case connections
  case sessionHours = "session-hours"
  case sessionIdle = "session-idle"
  case memory
  case sendmail
  case mailFrom = "mail-from"
  case python
  case now

  /// The variable of the environment that says the same.
  package var variable: String {
    "RODER_" + rawValue.uppercased().split(separator: "-").joined(separator: "_")
  }

  /// What it decides, in English.
  package var summary: String {
    switch self {
    case .store: "the store where --store is not given"
    case .directory: "where --board looks for a board's store"
    case .key: "the store's key, instead of the file beside the store"
    case .keyFolder: "where the keys of boards in PostgreSQL lie"
    case .adminStore: "the PostgreSQL database's address for who owns its tables"
    case .host: "the address that roder serve listens at"
    case .port: "the port that it listens at; 0 for one that is free"
    case .address: "where readers find the program, with scheme; for links in letters and for cookies"
    case .behindProxy: "whether a proxy stands in front, whose X-Forwarded-For is believed: yes or no"
    case .uploadLimit: "the largest file that may be sent to the server, in megabytes"
    case .patience: "how many seconds a request that sends no file may take, and a connection may be silent"
    case .connections: "how many connections may be open at once; others wait"
    case .sessionHours: "how many hours a login lasts at most"
    case .sessionIdle: "how many minutes it lasts without a request"
    case .memory: "how many megabytes the server keeps of what it has read and worked out, beside what it needs itself"
    case .sendmail: "the program that mail is handed to"
    case .mailFrom: "the sender of reminders"
    case .python: "the Python environment with Typst for PDF"
    case .now: "the clock, 2019-05-14T08:30:00Z, for demonstrations and tests; with a + after it it runs on"
    }
  }

  /// What it decides, in Swedish.
  package var meaning: String {
    switch self {
    case .store: "Lagret som används när inget annat anges"
    case .directory: "Förteckningen över nämnders lager"
    case .key: "Lagrets nyckel, i stället för filen bredvid lagret"
    case .keyFolder: "Mappen med nycklar för nämnder i PostgreSQL"
    case .adminStore: "Databasens adress för den som äger tabellerna"
    case .host: "Adressen som servern lyssnar på"
    case .port: "Porten som servern lyssnar på"
    case .address: "Adressen där läsarna når programmet"
    case .behindProxy: "Om en mellanserver står framför"
    case .uploadLimit: "Största fil som får läsas in, i megabyte"
    case .patience: "Hur många sekunder en begäran får ta och en anslutning får vara tyst"
    case .connections: "Hur många anslutningar som får vara öppna på en gång"
    case .sessionHours: "Hur många timmar en inloggning gäller som längst"
    case .sessionIdle: "Hur många minuter den gäller utan att användas"
    case .memory: "Hur många megabyte servern behåller av det som den har läst och räknat ut"
    case .sendmail: "Programmet som brev lämnas till"
    case .mailFrom: "Avsändare av påminnelser"
    case .python: "Miljön med programmet som gör PDF"
    case .now: "Klockan, för visning och prov"
    }
  }

  /// What holds where nobody has said anything, in words; empty for nothing.
  package var usual: String {
    switch self {
    case .store: "board.roder"
    case .directory: "boards.txt"
    case .keyFolder: "~/.roder"
    case .host: "127.0.0.1"
    case .port: "8080"
    case .behindProxy: "no"
    case .uploadLimit: "512"
    case .patience: "30"
    case .connections: "2000"
    case .sessionHours: "12"
    case .sessionIdle: "60"
    case .memory: "80"
    case .sendmail: "/usr/sbin/sendmail"
    case .python: "~/.cache/roder/python"
    case .key, .adminStore, .address, .mailFrom, .now: ""
    }
  }

  /// What may be shown of the value: nothing of a key, no password of an address.
  package func shown(_ value: String) -> String {
    switch self {
    case .key: value.isEmpty ? "" : "••••"
    case .store, .adminStore: Setting.withoutPassword(value)
    default: value
    }
  }

  /// What a value must be, in Swedish; nil where anything will do.
  var demand: String? {
    switch self {
    case .port: "ett tal från 0 till 65535"
    case .behindProxy: "yes eller no"
    case .uploadLimit: "ett antal megabyte från 1 till 65536"
    case .patience: "ett antal sekunder från 1 till 3600"
    case .connections: "ett antal från 10 till 100000"
    case .sessionHours: "ett antal timmar från 1 till 168"
    case .sessionIdle: "ett antal minuter från 1 till 1440"
    case .memory: "ett antal megabyte från 8 till 65536"
    case .address: "en adress med http:// eller https:// och utan snedstreck sist"
    default: nil
    }
  }

  /// Whether it may have that value.
  func allows(_ value: String) -> Bool {
    func whole(_ range: ClosedRange<Int>) -> Bool {
      value.utf8.count <= 6 && Digits.value(value.utf8).map { range.contains($0) } ?? false
    }
    return switch self {
    case .port: whole(0...65_535)
    case .behindProxy: value == "yes" || value == "no"
    case .uploadLimit: whole(1...65_536)
    case .patience: whole(1...3_600)
    case .connections: whole(10...100_000)
    case .sessionHours: whole(1...168)
    case .sessionIdle: whole(1...1_440)
    case .memory: whole(8...65_536)
    case .address: (value.hasPrefix("http://") || value.hasPrefix("https://")) && !value.hasSuffix("/")
    default: true
    }
  }

  /// An address of a database without what stands between its name and the at sign.
  private static func withoutPassword(_ value: String) -> String {
    guard let scheme = value.firstRange(of: "://"), let at = value[scheme.upperBound...].lastIndex(of: "@"),
      let colon = value[scheme.upperBound..<at].firstIndex(of: ":")
    else { return value }
    return "\(value[...colon])••••\(value[at...])"
  }
}
