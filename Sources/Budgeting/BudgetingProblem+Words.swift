package import Kernel

extension BudgetingProblem {
  /// What is wrong, in Swedish.
  package var message: String {
    switch self {
    case .emptyBudget: "Filen innehåller ingen budgetrad."
    case .noAccount: "Raden saknar konto."
    case .unknownProfile(let text, _): "Profilen ”\(text)” är okänd."
    case .monthsDisagree(let year, let months, _):
      "Månaderna summerar till \(SwedishText.number(months.ore, decimals: 2)) kr, men årets belopp är "
        + "\(SwedishText.number(year.ore, decimals: 2)) kr."
    case .repeatedFrame(let id, _): "Ramposten ”\(id)” förekommer två gånger."
    case .unevenFrame(let profile, _): "En rampost kan inte ha profilen ”\(profile)”."
    case .frameAfterYear(let month, let year, _):
      "Ramposten gäller från \(SwedishText.text(month)), efter året \(Digits.padded(year, 4))."
    case .oddID(let id, _): "”\(id)” kan inte vara ett id."
    case .grantTwice(let account, let line, let year, _):
      "Budgeten för \(Digits.padded(year, 4)) har konto \(account) på raden \(line), som ramposterna fyller."
    case .frameEndsBefore(let month, _): "Ramposten slutar gälla \(SwedishText.text(month)), innan den börjar."
    case .unknownSort(let text, _): "Slaget ”\(text)” är okänt."
    case .noPlanAmount(let id, let month, _):
      "Ramposten ”\(id)” gäller till \(SwedishText.text(month)) men saknar belopp för åren efter det första."
    case .unknownFrame(let id, _): "Ramposten kompenserar ”\(id)”, som inte är en annan rampost."
    case .noFrameAmount(let id, _): "Ramposten ”\(id)” har varken belopp eller procent av en annan post."
    case .compensationDisagrees(let written, let computed, _):
      "Beloppet är \(BudgetingProblem.kronor(-written)), men procenten av den kompenserade posten är "
        + "\(BudgetingProblem.kronor(-computed))."
    case .monthsBesideProfile(let profile, _): "Raden har profilen \(profile) men också egna månader."
    case .reallocationsUnsaid(let ids, let year, _):
      "Budgeten för \(Digits.padded(year, 4)) har \(ids.count == 1 ? "omdisponeringen" : "omdisponeringarna") "
        + SwedishText.list(ids) + ", och det framgår inte om filen redan innehåller "
        + (ids.count == 1 ? "den." : "dem.")
    case .unknownReallocation(let id, let year):
      "Det finns ingen omdisponering ”\(id)” för \(Digits.padded(year, 4))."
    case .noBudget(let year): "Det finns ingen budget för \(Digits.padded(year, 4)) att omdisponera."
    case .noDecision: "Omdisponeringen saknar beslut."
    case .monthOutsideYear(let month, let year):
      "Månaden \(SwedishText.text(month)) ligger utanför budgetåret \(Digits.padded(year, 4))."
    case .nothingMoved: "Raden flyttar inget belopp."
    case .reallocationUnbalanced(let sum, _):
      "Omdisponeringen summerar till \(BudgetingProblem.kronor(sum)) och inte till noll."
    case .reallocatedFrame(let account, let line, _):
      "Konto \(account) ligger på raden \(line), som ramposterna fyller."
    case .betweenStatements(let amount, _):
      "Omdisponeringen flyttar \(BudgetingProblem.kronor(Money(ore: Int64(amount.ore.magnitude)))) "
        + (amount < .zero ? "från investering till drift." : "från drift till investering.")
    case .overdrawn(let coding, let left, let taken, let month, _):
      "Konteringen \(coding) har \(BudgetingProblem.kronor(left)) i budget från och med "
        + "\(SwedishText.text(month)), men "
        + (taken < .zero
          ? "\(BudgetingProblem.kronor(-taken)) läggs till." : "\(BudgetingProblem.kronor(taken)) tas därifrån.")
    case .severalCodings(let text, let examples, _):
      "Flera konteringar i budgeten har \(text.isEmpty ? "koderna" : text): \(examples.joined(separator: "; "))."
    case .unknownCode(let part, let code, _): "Koden \(part) \(code) finns varken i budgeten eller i kodlistan."
    case .otherYear(let told, let year, _):
      "Filen heter \(SwedishText.list(told.map { Digits.padded($0, 4) })), men läses in som budget för "
        + Digits.padded(year, 4) + "."
    case .alreadyReversed(let id, let other): "Omdisponeringen \(id) är redan återförd av \(other)."
    }
  }

  /// What to do about it, in Swedish.
  package var remedy: Remedy {
    switch self {
    case .emptyBudget: "Kontrollera att det är rätt fil och att rubrikraden finns."
    case .noAccount: "Fyll i kontot."
    case .unknownProfile: "Skriv jämn, fjolår eller egen."
    case .monthsDisagree: "Rätta månaderna eller beloppet."
    case .repeatedFrame: "Ge posten ett eget id eller ta bort den ena."
    case .unevenFrame:
      "Skriv jämn, ikapp (månaderna före beslutet läggs i beslutets månad) eller egen med tolv månader."
    case .frameAfterYear: "Rätta året eller månaden."
    case .oddID: Remedy(Slug.rule)
    case .grantTwice: "Ta bort budgetraden eller låt bli ramposterna, så att fullmäktiges pengar bara räknas en gång."
    case .frameEndsBefore: "Rätta månaden eller året."
    case .unknownSort: "Skriv grundram, tillfällig, tilläggsanslag eller kompensation."
    case .noPlanAmount: "Fyll i plan år 2 och plan år 3, med 0 för ett år utan belopp, eller förkorta giltigheten."
    case .unknownFrame: "Skriv id för en rampost som finns i filen eller redan är inläst."
    case .noFrameAmount: "Fyll i beloppet, eller för en kompensation procent och vad den kompenserar."
    case .compensationDisagrees: "Rätta beloppet eller procenten, eller lämna beloppet tomt så räknas det fram."
    case .monthsBesideProfile: "Töm månaderna eller skriv profilen egen."
    case .reallocationsUnsaid(let ids, _, _):
      .atServer(
        command: "Lägg till --includes-reallocations all om filen innehåller \(ids.count == 1 ? "den" : "alla"), none "
          + "om \(ids.count == 1 ? "den" : "de") ska läggas ovanpå, eller räkna upp dem som ingår: "
          + ids.joined(separator: ",") + ".",
        asking: "läsa in filen: då sägs om \(ids.count == 1 ? "omdisponeringen" : "omdisponeringarna") ingår i den")
    case .unknownReallocation:
      "Se vilka som finns \(command: "med roder table frames", page: "bland ramarna", program: "i tabellen frames")."
    case .noBudget: "Läs in årets budget \(.bringingIn("budget"))."
    case .noDecision: "Skriv beslutet, till exempel SN 2019-04-23 § 40."
    case .monthOutsideYear: "Ange en månad i budgetåret."
    case .nothingMoved: "Skriv ett belopp skilt från noll eller ta bort raden."
    case .reallocationUnbalanced: "Rätta beloppen så att det som ges är lika stort som det som tas."
    case .reallocatedFrame: "Ändra ramen \(.bringingIn("frames")) efter fullmäktiges beslut."
    case .betweenStatements:
      Remedy(
        command: "Lägg till --between-statements om beslutet omfattar det.",
        page: "Omfattar beslutet det: be den som sköter servern göra omdisponeringen.")
    case .overdrawn(_, _, let taken, _, _) where taken < .zero:
      "Minska beloppet, eller \(.letPass) om så mycket verkligen ska läggas till."
    case .overdrawn: "Minska beloppet, eller \(.letPass) om så mycket verkligen ska tas."
    case .severalCodings: "Ange fler koder, så att bara en kontering passar."
    case .unknownCode: "Kontrollera koden; omdisponeringen är gjord."
    case .otherYear: "Rätta \(command: "--year", page: "året") eller välj rätt fil. Är det rätt fil, \(.letPass)."
    case .alreadyReversed: "Gör en ny omdisponering om pengarna ska flyttas igen."
    }
  }

  private static func kronor(_ money: Money) -> String { SwedishText.number(money.ore, decimals: 2) + " kr" }
}
