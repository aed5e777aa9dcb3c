package import HTML

/// What a page's function answers: its heading, where it stands, and what it says.
package struct PageContent: Sendable {
  /// A page above this one.
  package struct Crumb: Hashable, Sendable {
    /// What it is called.
    package let title: String
    /// Where it lies.
    package let address: String

    /// A page above.
    package init(_ title: String, _ address: String) {
      self.title = title
      self.address = address
    }
  }

  /// The past moment that the page shows.
  package struct PastMoment: Hashable, Sendable {
    /// When, as it is read after "Så här såg det ut": `den 8 maj 2019`.
    package let words: String
    /// The same page as it is now.
    package let nowAddress: String

    /// A past moment.
    package init(words: String, nowAddress: String) {
      self.words = words
      self.nowAddress = nowAddress
    }
  }

  /// The page's only first heading.
  package let title: String
  /// Which of the menu's pages it belongs to.
  package let section: MainPage?
  /// The pages above it, from the top.
  package let crumbs: [Crumb]
  /// The past moment that it shows; nil for now.
  package let moment: PastMoment?
  /// What is wrong in the form that was sent; empty where nothing is.
  package let faults: [FieldFault]
  /// What it says, after its heading.
  package let content: [Node]

  /// A page.
  package init(
    _ title: String, in section: MainPage? = nil, beneath crumbs: [Crumb] = [], at moment: PastMoment? = nil,
    faults: [FieldFault] = [], _ content: [Node]
  ) {
    self.title = title
    self.section = section
    self.crumbs = crumbs
    self.moment = moment
    self.faults = faults
    self.content = content
  }
}
