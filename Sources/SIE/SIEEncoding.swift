/// How the letters of a file are written.
public enum SIEEncoding: String, Sendable, CaseIterable {
  /// Code page 437, which the specification prescribes and calls PC8.
  case cp437
  /// Windows-1252, of which Latin-1 is the part that files use.
  case windows1252
  /// UTF-8.
  case utf8
}
