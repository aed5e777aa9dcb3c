import Kernel

extension CodingPart {
  /// Whether codes of the part may name people. Accounts, responsibilities and service areas are no people.
  package var mayNamePeople: Bool {
    switch self {
    case .activity, .project, .object, .counterparty: true
    default: false
    }
  }

  /// The code with a mark in the place of a personal identity number whose check digit is right.
  package func masked(_ code: String) -> String {
    mayNamePeople ? PersonalNumbers.masked(code, strict: true).text : code
  }
}
