package import Kernel

/// What can be wrong with a store or a write to it.
package enum StorageProblem: Problem, Equatable {
  /// Something in the store was written by a newer program; `store` is where it lies, where that is known.
  case newerThanProgram(tag: String, store: String = "")
  /// The actor lacks the permission.
  case notPermitted(useCase: String, permission: Permission)
  /// The actor's scope does not hold the unit.
  case outsideScope(unit: String)
  /// There is no store at the path.
  case noStore(path: String)
  /// The store has no tenant of that name; without a name: not exactly one.
  case noTenant(path: String, name: String)
  /// A file lies where the new store should.
  case alreadyExists(path: String)
  /// The file is no store of this program.
  case notAStore(path: String)
  /// The store's file or folder cannot be read or written.
  case noAccess(path: String, detail: String)
  /// The disk is full.
  case diskFull(path: String)
  /// The text after --store is no address of a database.
  case badAddress(place: String, detail: String)
  /// No database server answers at the address.
  case noServer(path: String, detail: String)
  /// The database server went away while it was in use, and none has taken its place in so many seconds.
  case serverAway(path: String, seconds: Int, detail: String)
  /// The connection to the database server would go over a network without protection.
  case unprotected(path: String, detail: String)
  /// The database server answers, but the store cannot be kept there.
  case unsuitableServer(path: String, detail: String)
  /// All connections to the database server are taken.
  case crowded(path: String)
  /// The connection to the database server broke while something was being done.
  case connectionLost(path: String, mayBeDone: Bool)
  /// Another process holds the write lock; `holder` says which, where that can be known: `roder import ledger
  /// (process 12, anna)`.
  case busy(path: String, holder: String? = nil)
  /// The file lies on a file system of that kind, which other machines may use at the same time.
  case networkFileSystem(path: String, kind: String)
  /// The file is a store of this program, but parts of it were lost or altered.
  case damaged(path: String)
  /// The file, or what lies beside it, was moved, removed or replaced while it was open.
  case fileMoved(path: String)
  /// The clock lies more than 24 hours behind the last event.
  case clockBehind(clock: Instant, last: Instant)
  /// There is nothing at or before the moment asked for.
  case nothingAsOf(String)
  /// Confidential content cannot be sealed: the store's key is not at hand.
  case noKey
  /// Confidential content cannot be sealed: the key at hand is another store's.
  case wrongKey
  /// The store has a key already, and another cannot take its place.
  case hasKey
  /// The key is another board's of the same database.
  case sharedKey(board: String)
  /// What should be a key is none.
  case badKey(place: String)
  /// Others than the owner may read the key file.
  case exposedKey(path: String)
  /// What is asked for was disposed of.
  case disposed(event: Int)
  /// The record has no version of that number.
  case noVersion(kind: String, id: String, version: Int, latest: Int)
  /// The write was made from an old version.
  case changedMeanwhile(VersionConflict)
  /// There is no kind of record of that name.
  case noKind(String, known: [String])
  /// There is no record of that id.
  case noRecord(kind: String, id: String, some: [String])

  /// Whether the store itself fails, whatever was asked of it: those who look after the server must know.
  package var isFault: Bool {
    switch self {
    case .noStore, .noTenant, .notAStore, .noAccess, .diskFull, .badAddress, .noServer, .serverAway, .unprotected,
      .unsuitableServer, .crowded, .connectionLost, .busy, .networkFileSystem, .damaged, .fileMoved, .clockBehind,
      .noKey, .wrongKey, .badKey, .exposedKey, .newerThanProgram:
      true
    default: false
    }
  }

  /// Whether the write that met it may be done all the same.
  package var mayBeDone: Bool {
    switch self {
    case .connectionLost(_, let mayBeDone): mayBeDone
    case .damaged, .fileMoved, .diskFull, .noAccess, .serverAway: true
    default: false
    }
  }

  /// Whether the same may succeed in a while without anybody's doing.
  package var mayPass: Bool {
    switch self {
    case .busy, .crowded, .connectionLost, .noServer: true
    default: false
    }
  }

  /// The stable code.
  package var code: String {
    switch self {
    case .newerThanProgram: "storage.newer-than-program"
    case .notPermitted: "storage.not-permitted"
    case .outsideScope: "storage.outside-scope"
    case .noStore: "storage.no-store"
    case .noTenant: "storage.no-tenant"
    case .alreadyExists: "storage.already-exists"
    case .notAStore: "storage.not-a-store"
    case .noAccess: "storage.no-access"
    case .diskFull: "storage.disk-full"
    case .badAddress: "storage.bad-address"
    case .noServer: "storage.no-server"
    case .unsuitableServer: "storage.unsuitable-server"
    case .crowded: "storage.crowded"
    case .serverAway: "storage.server-away"
    case .unprotected: "storage.unprotected"
    case .connectionLost: "storage.connection-lost"
    case .busy: "storage.busy"
    case .networkFileSystem: "storage.network-file-system"
    case .damaged: "storage.damaged"
    case .fileMoved: "storage.file-moved"
    case .clockBehind: "storage.clock-behind"
    case .nothingAsOf: "storage.nothing-as-of"
    case .noKey: "storage.no-key"
    case .wrongKey: "storage.wrong-key"
    case .hasKey: "storage.has-key"
    case .sharedKey: "storage.shared-key"
    case .badKey: "storage.bad-key"
    case .exposedKey: "storage.exposed-key"
    case .disposed: "storage.disposed"
    case .noVersion: "storage.no-version"
    case .changedMeanwhile: "storage.changed-meanwhile"
    case .noKind: "storage.no-kind"
    case .noRecord: "storage.no-record"
    }
  }

  /// The file, field or record that it is about.
  package var place: Place {
    switch self {
    case .noStore(let path), .noTenant(let path, _), .alreadyExists(let path), .notAStore(let path),
      .noAccess(let path, _),
      .diskFull(let path), .busy(let path, _), .networkFileSystem(let path, _), .fileMoved(let path),
      .damaged(let path),
      .badAddress(let path, _), .noServer(let path, _),
      .unsuitableServer(let path, _), .crowded(let path), .connectionLost(let path, _),
      .serverAway(let path, _, _), .unprotected(let path, _):
      Place(file: path)
    case .newerThanProgram(let tag, let store): store.isEmpty ? Place(field: tag) : Place(file: store)
    case .notPermitted(let useCase, _): Place(field: useCase)
    case .outsideScope(let unit): Place(field: unit)
    case .clockBehind(let clock, _): Place(field: clock.textInStockholm)
    case .nothingAsOf(let text): Place(field: text)
    case .noKey, .wrongKey, .hasKey: Place()
    case .sharedKey: Place(option: "RODER_KEY")
    case .badKey(let place): Place(field: place)
    case .exposedKey(let path): Place(file: path)
    case .disposed(let event): Place(field: "händelse \(event)")
    case .noVersion: Place(option: "--based-on")
    case .changedMeanwhile(let conflict): Place(field: conflict.kind + " " + conflict.current.key.id)
    case .noKind(let name, _): Place(field: name)
    case .noRecord(_, let id, _): Place(field: id)
    }
  }

  /// What is wrong, in Swedish.
  package var message: String {
    switch self {
    case .newerThanProgram(let tag, _): "Uppgiften ”\(tag)” är skriven av en nyare version av Roder."
    case .notPermitted(_, let permission): "Du saknar rättigheten att \(permission.words), som krävs här."
    case .outsideScope(Scope.wholeBoard): "Det gäller hela nämnden, och du ansvarar för en del av den."
    case .outsideScope(let unit): "Enheten ”\(unit)” ligger utanför det du ansvarar för."
    case .noStore(let path) where StorageProblem.isServer(path):
      "Det finns ingen sådan databas på servern, eller inget lager i den."
    case .noStore: "Det finns inget lager i den filen."
    case .noTenant(_, let name) where name.isEmpty: "Lagret har inte exakt en nämnd."
    case .noTenant(_, let name): "Lagret har ingen nämnd som heter ”\(name)”."
    case .alreadyExists(let path) where StorageProblem.isServer(path): "Nämnden har redan ett lager i databasen."
    case .alreadyExists: "Det finns redan en fil där det nya lagret skulle läggas."
    case .notAStore(let path) where StorageProblem.isServer(path): "Databasens schema roder är någon annans."
    case .notAStore: "Filen är inget Roder-lager."
    case .noAccess(_, let detail): "Lagret kan inte läsas eller skrivas: \(detail)."
    case .diskFull: "Disken är full. Inget har ändrats."
    case .badAddress(_, let detail): "Adressen till databasen går inte att tolka: \(detail)."
    case .noServer(_, let detail): "Databasservern svarar inte (\(detail))."
    case .serverAway(_, let seconds, let detail):
      "Databasservern försvann, och ingen har tagit över på \(seconds) sekunder (\(detail)). Inget har ändrats."
    case .unprotected(_, let detail): "Förbindelsen med databasservern är inte skyddad: \(detail)."
    case .unsuitableServer(_, let detail): "Databasservern kan inte bära lagret: \(detail)."
    case .crowded: "Alla förbindelser med databasservern är upptagna."
    case .connectionLost(_, true):
      "Förbindelsen med databasservern bröts, och det är ovisst om det du gjorde hann sparas."
    case .connectionLost(_, false): "Förbindelsen med databasservern bröts. Inget har ändrats."
    case .busy(_, let holder): "Lagret skrivs just nu av \(holder ?? "någon annan")."
    case .networkFileSystem(_, let kind):
      "Lagret ligger på en nätverksdisk (\(kind)). Där kan två datorer skriva samtidigt utan att se varandra."
    case .damaged: "Lagret är skadat: delar av det är ändrade eller borta."
    case .fileMoved:
      "Lagrets fil, eller loggen bredvid den, flyttades, togs bort eller byttes ut medan den var öppen. Inget skrevs."
    case .clockBehind(_, let last):
      "Klockan går mer än ett dygn efter lagrets senaste händelse, som är från \(last.textInStockholm)."
    case .nothingAsOf(let text): "Lagret har inget innehåll per \(text)."
    case .noKey: "Det som läses in ska förvaras skyddat, men lagrets nyckel saknas."
    case .wrongKey: "Nyckeln hör till ett annat lager."
    case .sharedKey(let board): "Nyckeln används redan av \(board), som ligger i samma databas."
    case .hasKey: "Lagret har redan en nyckel."
    case .badKey: "Det som skulle vara en nyckel är ingen nyckel."
    case .exposedKey: "Nyckelfilen kan läsas av andra än ägaren."
    case .disposed(let event): "Uppgifterna är gallrade genom händelse \(event)."
    case .noVersion(let kind, let id, let version, 0):
      "\(kind) \(id) har ingen version \(version): den finns inte ännu."
    case .noVersion(let kind, let id, let version, let latest):
      "\(kind) \(id) har ingen version \(version); den senaste är \(latest)."
    case .changedMeanwhile(let conflict):
      (conflict.base.map { "Du utgick från version \($0.version), men" }
        ?? "Du utgick från att uppgiften inte fanns, men")
        + " version \(conflict.current.version) skrevs av \(conflict.event.actor) "
        + "\(conflict.event.recordedAt.textInStockholm) (händelse \(conflict.event.number)). Inget har sparats."
    case .noKind(let name, _): "Det finns inget slag av uppgifter som heter ”\(name)”."
    case .noRecord(let kind, let id, _): "Det finns ingen uppgift av slaget \(kind) med beteckningen ”\(id)”."
    }
  }

  /// What to do about it, in Swedish.
  package var remedy: Remedy {
    switch self {
    case .newerThanProgram:
      .atServer(command: "Uppgradera programmet och försök igen.", asking: "uppgradera programmet")
    case .notPermitted: "Be den som administrerar nämnden om rättigheten."
    case .outsideScope(Scope.wholeBoard): "Be någon som ansvarar för hela nämnden att göra det."
    case .outsideScope: "Be den som ansvarar för enheten, eller låt dig utses till ställföreträdare."
    case .noStore(let path) where StorageProblem.isServer(path): StorageProblem.storeOnServer
    case .noStore: StorageProblem.storeInFile
    case .noTenant(let path, _) where StorageProblem.isServer(path):
      "Ange en nämnd som finns i databasen, sist i adressen: ?board=NAMN."
    case .noTenant: "En fil har en enda nämnd. Återställ lagret från en säkerhetskopia som stämmer."
    case .alreadyExists: "Välj en annan plats eller använd lagret som finns."
    case .notAStore(let path) where StorageProblem.isServer(path): "Välj en annan databas."
    case .notAStore: .atServer(command: "Kontrollera sökvägen efter --store.", asking: "kontrollera lagrets sökväg")
    case .noAccess(let path, _) where StorageProblem.isServer(path):
      "Kontrollera användare, lösenord (i ~/.pgpass) och behörigheter i databasen."
    case .noAccess: "Kontrollera behörigheterna på filen och dess mapp."
    case .diskFull: "Frigör utrymme och gör om det du gjorde."
    case .badAddress: "Skriv adressen som postgres://användare@server/databas?board=nämnd."
    case .noServer: StorageProblem.serverGoing
    case .serverAway: "Gör om det när servern, eller repliken som ska ta över, tar emot skrivningar."
    case .unprotected:
      "Slå på ssl på servern, och skriv helst sslmode=verify-full&sslrootcert=FIL: då kontrolleras vem som svarar."
    case .unsuitableServer: "Använd PostgreSQL 15 eller senare och en databas med teckenkodningen UTF8."
    case .crowded: "Försök igen om en stund. Händer det ofta: be den som sköter servern att tillåta fler."
    case .connectionLost(_, true):
      "Se efter \(command: "med roder history --events", page: "i Historik", program: "bland händelserna") om det är "
        + "gjort, och gör annars om det."
    case .connectionLost(_, false): "Försök igen."
    case .busy: "Vänta tills det är klart och försök igen."
    case .networkFileSystem:
      "Flytta lagret till en disk i den dator som kör Roder. Ska flera datorer skriva: använd PostgreSQL."
    case .damaged: StorageProblem.restoring
    case .fileMoved: "Lägg tillbaka filen om den saknas, och gör om det du gjorde."
    case .clockBehind:
      "Ställ datorns klocka rätt. Är det händelsen som har fel tid: återställ en säkerhetskopia från före den."
    case .nothingAsOf(let moment) where moment.hasPrefix("händelse"):
      "Ange en händelse som finns; "
        + Remedy(
          command: "roder history --events visar dem.", page: "de står i Historik.", program: "/events räknar upp dem.")
    case .nothingAsOf: "Ange en senare dag."
    case .noKey: StorageProblem.keyInPlace
    case .wrongKey:
      .atServer(
        command: "Ta fram den nyckel som skapades med lagret.", asking: "ta fram den nyckel som skapades med lagret")
    case .sharedKey: StorageProblem.keyOfItsOwn
    case .hasKey: "Ta fram lagrets egen nyckel, till exempel från säkerhetskopian. Den går inte att göra om."
    case .badKey:
      "En nyckel är 64 hexadecimala siffror eller 44 tecken Base64; hämta den kopia av den som förvaras för sig."
    case .noVersion(_, _, _, 0): "Utelämna versionen, eller ange 0 för en uppgift som inte fanns."
    case .noVersion:
      "Ange den version som du utgick från; "
        + "\(command: "roder history visar dem", page: "de står i Historik", program: "den är läsningens ETag")."
    case .changedMeanwhile(let conflict):
      "Jämför och skriv på nytt utifrån version \(conflict.current.version)"
        + "\(command: ": --based-on \(conflict.current.version)", page: "")."
    case .noKind(_, let known): "Ange ett av slagen: \(SwedishText.list(known))."
    case .noRecord(_, _, let some) where some.isEmpty: "Det finns inga uppgifter av det slaget som du får se."
    case .noRecord(_, _, let some): "Ange en som finns, till exempel \(some.joined(separator: ", "))."
    case .disposed(let event): "Skälet och det rättsliga stödet står i historiken för händelse \(event)."
    case .exposedKey(let path):
      .atServer(
        command: "Kör chmod 600 \(path) och kontrollera vem som kan ha läst den.",
        asking: "skydda filen och kontrollera vem som kan ha läst den")
    }
  }

  // The remedies that take several lines.
  private static let storeOnServer = Remedy.atServer(
    command: "Skapa lagret med roder new, eller rätta adressen efter --store. Databasen skapar den som sköter "
      + "servern.", asking: "skapa lagret eller rätta adressen till det")

  private static let storeInFile = Remedy.atServer(
    command: "Skapa lagret med roder new eller rätta sökvägen efter --store.",
    asking: "skapa lagret eller rätta sökvägen till det")

  private static let serverGoing = Remedy.atServer(
    command: "Kontrollera adressen efter --store och att servern är i gång.",
    asking: "kontrollera lagrets adress och att databasen är i gång")

  private static let restoring = Remedy(
    command: "Skriv inget mer i lagret. Kör roder verify, som visar vad som är skadat om lagret går att öppna, och "
      + "återställ den senaste säkerhetskopian som stämmer med roder restore.",
    page: "Skriv inget mer. Be den som sköter servern kontrollera lagret och återställa en säkerhetskopia.")

  private static let keyInPlace = Remedy.atServer(
    command:
      "Lägg nyckelfilen där roder key säger att den ska ligga, eller ange nyckeln i RODER_KEY. Ett lager som "
      + "aldrig haft någon nyckel får en med roder key --make.", asking: "lägga nyckelfilen på dess plats")

  private static let keyOfItsOwn = Remedy.atServer(
    command: "Lägg upp nämnden utan RODER_KEY, så får den en egen nyckel i en egen fil.",
    asking: "ge nämnden en egen nyckel")

  /// Whether the place is a server's address and not a file.
  private static func isServer(_ place: String) -> Bool { place.hasPrefix("postgres") && place.contains("://") }
}
