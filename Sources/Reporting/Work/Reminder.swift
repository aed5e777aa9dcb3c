package import Kernel

/// A reminder to one person of what is left to do at an occasion: how much and until when, never what.
package struct Reminder: Hashable, Sendable {
  /// The last month that is followed up.
  package let month: Month
  /// What the occasion is called, *Vårbokslut april 2019*.
  package let occasion: String
  /// Who is reminded.
  package let person: String
  /// What she is called.
  package let name: String
  /// Her e-mail address; empty where none is known.
  package let email: String
  /// How many tasks are left.
  package let count: Int
  /// The last day of the first of them; nil where none is known.
  package let due: Day?

  /// The kind of working data that says who has been reminded today.
  package static let workingKind = "reminder"

  /// The id of the working data that says that it has been sent.
  package var workingID: String { month.description + "/" + person }

  /// The subject of the message.
  package var subject: String { "Påminnelse: " + occasion }

  /// The message, with where the program is found; an empty address is left out.
  package func text(address: String) -> String {
    let tasks = count == 1 ? "1 uppgift" : "\(count) uppgifter"
    var lines = ["Hej!", "", "Du har \(tasks) kvar i \(occasion.lowercasedFirst)."]
    if let due { lines[2] += " Sista dag är \(due)." }
    if !address.isEmpty { lines += ["", "Öppna Roder: " + address] }
    return (lines + ["", "Det här är ett automatiskt meddelande. Det innehåller ingenting ur rapporten.", ""])
      .joined(separator: "\n")
  }
}
