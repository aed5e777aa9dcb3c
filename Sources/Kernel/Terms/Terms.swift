/// The words that an installation has for the ideas of the catalogue, and the texts of the program written with them.
///
/// Words reach whoever writes as this value. Where nothing is chosen, every text is as it stands in the program.
package struct Terms: Hashable, Sendable {
  /// The words that were chosen.
  package let chosen: [Term: TermForms]
  private let replacements: [String: Replacement]

  /// A word of the program's and what the installation has for it.
  private struct Replacement: Hashable, Sendable {
    let text: String
    /// The gender that words beside it must take; nil where that does not change.
    let gender: TermForms.Gender?
  }

  /// The program's own words.
  package static let standard = Terms([:])

  /// The program's words but for those that are chosen.
  package init(_ chosen: [Term: TermForms]) {
    self.chosen = chosen
    var replacements: [String: Replacement] = [:]
    for (term, forms) in chosen {
      for words in term.defaults {
        // The singular comes last, so that it wins where it is spelt as the plural is.
        for form in TermForms.Form.allCases.reversed() {
          let isSingular = form == .singular || form == .definite
          let gender = isSingular && words.gender != forms.gender ? forms.gender : nil
          replacements[TermForms.genitive(words[form: form])] = Replacement(
            text: TermForms.genitive(forms[form: form]), gender: gender)
          replacements[words[form: form]] = Replacement(text: forms[form: form], gender: gender)
        }
      }
    }
    self.replacements = replacements
  }

  /// The installation's noun for the idea.
  package subscript(term: Term) -> TermForms { chosen[term] ?? term.defaults[0] }

  /// The text with the installation's words; what was put into it stands as it was.
  package func callAsFunction(_ text: OwnText) -> String {
    guard !replacements.isEmpty else { return text.text }
    return text.pieces.map { piece in
      switch piece {
      case .own(let own): replaced(own, sparingNames: false)
      case .other(let other): other
      }
    }.joined()
  }

  /// The program's sentence with the installation's words, where what was put into it can no longer be told apart:
  /// what stands in quotation marks, and words with a capital that begin no sentence, are taken for names and stand.
  package func own(_ sentence: String) -> String {
    replacements.isEmpty ? sentence : replaced(sentence, sparingNames: true)
  }
}

// MARK: Words in a text

extension Terms {
  /// A run of letters, or of what stands between words.
  private struct Run {
    var text: String
    var isWord: Bool
    var isName = false
  }

  private func replaced(_ text: String, sparingNames: Bool) -> String {
    var runs = Terms.runs(text, marksNames: sparingNames)
    for index in runs.indices where runs[index].isWord && !runs[index].isName {
      guard let found = replacements[runs[index].text.lowercased()] else { continue }
      runs[index].text = Terms.cased(found.text, as: runs[index].text)
      if let gender = found.gender { Terms.agree(&runs, around: index, with: gender) }
    }
    return runs.map(\.text).joined()
  }

  private static func runs(_ text: String, marksNames: Bool) -> [Run] {
    var runs: [Run] = []
    var isQuoted = false
    var beginsSentence = true
    for character in text {
      let isLetter = character.isLetter || character.isNumber
      if isLetter, let last = runs.last, last.isWord {
        runs[runs.count - 1].text.append(character)
        continue
      }
      if character == "”" { isQuoted.toggle() }
      if isLetter {
        let isName = marksNames && (isQuoted || (character.isUppercase && !beginsSentence))
        runs.append(Run(text: String(character), isWord: true, isName: isName))
        beginsSentence = false
      } else {
        if runs.last?.isWord == false {
          runs[runs.count - 1].text.append(character)
        } else {
          runs.append(Run(text: String(character), isWord: false))
        }
        if ".:?!".contains(character) { beginsSentence = true }
      }
    }
    return runs
  }

  private static func cased(_ word: String, as model: String) -> String {
    model.first?.isUppercase == true ? word.prefix(1).uppercased() + word.dropFirst() : word
  }
}

// MARK: Words that agree

extension Terms {
  /// Words that follow a noun's gender: as they are with *en*, and with *ett*.
  private static let agreeing: [(common: String, neuter: String)] = [
    ("en", "ett"), ("ingen", "inget"), ("någon", "något"), ("den", "det"), ("denna", "detta"), ("annan", "annat"),
    ("egen", "eget"), ("vilken", "vilket"), ("sådan", "sådant"), ("ändrad", "ändrat"), ("planerad", "planerat"),
    ("vald", "valt"), ("ny", "nytt"), ("justerad", "justerat"), ("känd", "känt"), ("gallrad", "gallrat"),
    ("stor", "stort"), ("okänd", "okänt"), ("kort", "kort"), ("skriven", "skrivet"), ("visad", "visat"),
  ]

  /// Words that may stand between an article and its noun and are the same for both.
  private static let between: Set<String> = [
    "förra", "första", "nästa", "sista", "senaste", "här", "valda", "egna", "tidigare", "samma", "hela",
  ]

  /// The verbs between a noun and what is said of it.
  private static let verbs: Set<String> = ["är", "var", "blir"]

  /// Makes the words before and after the noun agree with it.
  private static func agree(_ runs: inout [Run], around index: Int, with gender: TermForms.Gender) {
    var before = index - 2
    while before >= 0, runs[before].isWord, runs[before + 1].text.allSatisfy(\.isWhitespace) {
      if let word = agreed(runs[before].text, with: gender) {
        runs[before].text = word
      } else if !between.contains(runs[before].text.lowercased()) {
        break
      }
      before -= 2
    }
    guard index + 4 < runs.count, verbs.contains(runs[index + 2].text) else { return }
    if let word = agreed(runs[index + 4].text, with: gender) { runs[index + 4].text = word }
  }

  private static func agreed(_ word: String, with gender: TermForms.Gender) -> String? {
    let lower = word.lowercased()
    guard let pair = agreeing.first(where: { $0.common == lower || $0.neuter == lower }) else { return nil }
    return cased(gender == .common ? pair.common : pair.neuter, as: word)
  }
}
