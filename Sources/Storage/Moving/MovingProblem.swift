package import Kernel

/// What can be wrong with copies, backups and the place of a board.
package enum MovingProblem: Problem, Equatable {
  /// The store is an unfinished copy.
  case incomplete(source: String)
  /// The board has moved.
  case moved(target: String)
  /// Something lies at the target that is no unfinished copy of the source.
  case occupied(target: String)
  /// The target's unfinished copy is of another board, or of another store of it.
  case otherSource(target: String)
  /// The source does not agree with itself.
  case damagedSource(what: String)
  /// Each time the copy was complete, something had come in between.
  case neverLevel(source: String)
  /// There is no room for the rest of the copy; what is copied stays.
  case noRoom(target: String)
  /// The file is no backup.
  case notABackup(path: String)
  /// The backup ends before its end.
  case cutOff(path: String)
  /// The backup does not open: it was altered, or the key is another's.
  case notOpened(path: String)
  /// The backup is encrypted and no key was given.
  case keyNeeded(path: String)
  /// The backup does not agree with itself, or with the store it was made of.
  case damagedBackup(path: String, what: String)
  /// A log of SQLite's lies where it would be read into the wrong file.
  case logBeside(path: String)
  /// The directory has no board of that name.
  case unknownBoard(name: String)
  /// A line of the directory is not understood.
  case badDirectory(Place, detail: String)

  /// The stable code.
  package var code: String {
    switch self {
    case .incomplete: "moving.incomplete"
    case .moved: "moving.moved"
    case .occupied: "moving.occupied"
    case .otherSource: "moving.other-source"
    case .damagedSource: "moving.damaged-source"
    case .neverLevel: "moving.never-level"
    case .noRoom: "moving.no-room"
    case .notABackup: "moving.not-a-backup"
    case .cutOff: "moving.cut-off"
    case .notOpened: "moving.not-opened"
    case .keyNeeded: "moving.key-needed"
    case .damagedBackup: "moving.damaged-backup"
    case .logBeside: "moving.log-beside"
    case .unknownBoard: "moving.unknown-board"
    case .badDirectory: "moving.bad-directory"
    }
  }

  /// The file, store or board that it is about.
  package var place: Place {
    switch self {
    case .occupied(let path), .otherSource(let path), .neverLevel(let path), .noRoom(let path), .notABackup(let path),
      .cutOff(let path), .notOpened(let path), .keyNeeded(let path),
      .damagedBackup(let path, _), .logBeside(let path):
      Place(file: path)
    // What they name is the other store.
    case .incomplete, .moved, .damagedSource: Place()
    case .unknownBoard(let name): Place(field: name)
    case .badDirectory(let place, _): place
    }
  }

  /// What is wrong, in Swedish.
  package var message: String {
    switch self {
    case .incomplete(let source): "Lagret är en kopia av \(source) som inte är färdig."
    case .moved(let target): "Nämnden har flyttat till \(target). Här ändras inget mer."
    case .occupied: "Där det nya skulle läggas finns redan något."
    case .otherSource: "Där kopian skulle läggas ligger en ofärdig kopia av ett annat lager."
    case .damagedSource(let what): "Lagret stämmer inte och kan inte kopieras: \(what)."
    case .neverLevel: "Varje gång kopian nästan var färdig hände något nytt i lagret."
    case .noRoom: "Disken är full. Kopian är inte färdig; det som är kopierat ligger kvar."
    case .notABackup: "Filen är ingen säkerhetskopia."
    case .cutOff: "Säkerhetskopian slutar i förtid."
    case .notOpened: "Säkerhetskopian går inte att öppna: nyckeln är en annan, eller filen är ändrad."
    case .keyNeeded: "Säkerhetskopian är krypterad."
    case .damagedBackup(_, let what): "Säkerhetskopian stämmer inte: \(what)."
    case .logBeside: "Bredvid ligger en logg från ett lager som har varit öppet."
    case .unknownBoard(let name): "Förteckningen har ingen nämnd som heter ”\(name)”."
    case .badDirectory(_, let detail): "Raden i förteckningen går inte att tolka: \(detail)."
    }
  }

  /// What to do about it, in Swedish.
  package var remedy: Remedy {
    switch self {
    case .incomplete:
      .atServer(
        command: "Kör samma roder copy en gång till; den fortsätter där den slutade.",
        asking: "göra färdigt kopieringen")
    case .moved(let target):
      .atServer(
        command: "Ange den nya platsen: --store \(target).",
        asking: "ange lagrets nya plats")
    case .occupied: "Välj en plats där det inte finns något."
    case .otherSource: "Välj en annan plats, eller ta bort den ofärdiga kopian."
    case .damagedSource:
      .atServer(
        command: "Kör roder verify, och återställ lagret från en säkerhetskopia som stämmer.",
        asking: "kontrollera lagret och återställa en säkerhetskopia")
    case .neverLevel:
      .atServer(
        command: "Kör samma kommando igen när färre arbetar; det som är kopierat behöver inte kopieras om.",
        asking: "kopiera när färre arbetar")
    case .noRoom(let target):
      .atServer(
        command: "Frigör utrymme och kör samma roder copy igen; den fortsätter där den slutade. "
          + "Eller ta bort \(target) med sina filer (-wal, -shm).",
        asking: "frigöra utrymme och göra färdigt kopieringen")
    case .notABackup:
      .atServer(
        command: "Ange en fil som roder backup har skrivit.",
        asking: "ange en säkerhetskopia")
    case .cutOff: "Hämta filen på nytt från där den förvaras, eller ta en annan säkerhetskopia."
    case .notOpened:
      .atServer(
        command: "Ange nyckeln som kopian gjordes med efter --backup-key, eller ta en annan säkerhetskopia.",
        asking: "ange nyckeln som kopian gjordes med")
    case .keyNeeded:
      .atServer(
        command: "Gör den till ett lager med roder restore, med nyckelfilen efter --backup-key.",
        asking: "återställa säkerhetskopian med dess nyckel")
    case .damagedBackup:
      .atServer(
        command: "Ta en annan säkerhetskopia, och kontrollera lagret med roder verify.",
        asking: "ta en annan säkerhetskopia och kontrollera lagret")
    case .logBeside(let path):
      "Hör \(path) till ett lager som används: välj en annan plats. Annars: flytta undan den."
    case .unknownBoard: "Kontrollera namnet, eller lägg till nämnden i förteckningen."
    case .badDirectory: "Skriv raden som NÄMND = PLATS."
    }
  }
}
