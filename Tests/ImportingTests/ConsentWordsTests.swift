import Testing

@testable import Importing

/// The words for what was said yes to.
struct ConsentWordsTests {
  @Test("Every consent has words", arguments: SupersedeProblem.consents + RecognitionProblem.consents)
  func words(_ consent: String) {
    #expect(ConsentWords.text("importing." + consent) != "importing." + consent)
  }

  @Test("A code that nobody knows is shown as it is")
  func unknown() {
    #expect(ConsentWords.text("importing.new") == "importing.new")
  }
}
