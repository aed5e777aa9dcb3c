/// What the script does with a form. Without the script all of them are sent in the same way.
package enum FormBehaviour: Hashable, Sendable {
  /// Nothing.
  case plain
  /// Saves in place: the page that answers takes the place of this one, and the keyboard stays where it is.
  case inPlace
  /// Saves in place and asks before a page with unsaved words is left. Where there is an address for drafts, what is
  /// written is sent there as it is written.
  case guarded(draft: String?)
  /// Sends one file of at most so many bytes. With scripts it may be dropped anywhere on the page, and it is shown how
  /// much of it has been sent.
  case file(limit: Int)
}
