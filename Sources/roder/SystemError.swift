import Foundation

/// What the system's error numbers mean, in Swedish.
enum SystemError {
  /// The error of making a file or writing to it in words, as the end of a sentence.
  static func written(_ number: Int32) -> String {
    number == ENOENT ? "mappen som den skulle ligga i finns inte" : text(number)
  }

  /// The error in words, as the end of a sentence.
  static func text(_ number: Int32) -> String {
    switch number {
    case ENOENT: "den finns inte"
    case EACCES, EPERM: "behörighet saknas"
    case EISDIR: "det är en mapp"
    case ENOTDIR: "en del av sökvägen är ingen mapp"
    case ENOSPC, EDQUOT: "disken är full"
    case EROFS: "disken är skrivskyddad"
    case EPIPE: "mottagaren har stängt"
    case ENAMETOOLONG: "namnet är för långt"
    case EFBIG: "filen är för stor"
    case EMFILE, ENFILE: "för många öppna filer"
    default: "systemet svarar ”\(String(cString: strerror(number)))”"
    }
  }
}
