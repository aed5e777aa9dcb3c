/// What was said yes to when a file was brought in, in Swedish words, as they are read after "inläst trots att".
package enum ConsentWords {
  /// The words for the code of a problem; the code itself where no words are known for it.
  package static func text(_ code: String) -> String {
    words[code.split(separator: ".").last.map(String.init) ?? code] ?? code
  }

  private static let words: [String: String] = [
    "older-extraction": "uttaget är äldre än det som är inläst",
    "future-extraction": "uttaget har en dag som inte varit",
    "lost-codes": "koder saknas", "lost-part": "en del saknas", "lost-classes": "kontoklasser saknas",
    "reopened": "en stängd månad öppnas", "closed-month-changed": "en stängd månad ändras",
    "shrunk": "filen är mycket mindre", "unusual-amounts": "beloppen är ovanliga",
    "rewritten": "mycket är ändrat", "emptied-month": "en månad blir tom",
    "sign-flipped": "tecknen är omvända", "signs-lost": "minustecken saknas",
    "wrong-scale": "beloppen kan ha fel enhet", "doubled": "beloppen kan vara dubbla",
    "other-year": "filen kan gälla ett annat år", "copied-month": "en månad är lik en annan",
    "cumulative": "beloppen kan vara summerade från årets början",
    "other-organisation": "filen är en annan organisations", "other-source": "filen kommer från en annan källa",
    "similar-source": "källans namn liknar ett annat", "wider-selection": "urvalet är vidare",
    "correction-lost": "en rättelse försvinner", "reverted": "filen går tillbaka till något äldre",
    "hole": "en månad saknas emellan", "future-months": "filen har månader som inte varit",
    "closed-early": "månaden stängs tidigt", "total-differs": "summan skiljer", "hidden-rows": "filen har dolda rader",
  ]
}
