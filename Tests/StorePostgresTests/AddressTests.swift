import Storage
import Testing

@testable import StorePostgres

@Suite("Addresses of databases")
struct AddressTests {
  @Test(
    "An address is shown without its passwords, and says which board it means",
    arguments: [
      (
        "postgres://anna:hemligt@db.example:5433/roder?board=IFO", "postgres://anna@db.example:5433/roder?board=IFO",
        "IFO"
      ),
      (
        "postgresql://db/roder?board=Social%20n%C3%A4mnd", "postgres://db/roder?board=Social%20n%C3%A4mnd",
        "Social nämnd"
      ),
      ("postgres:///roder?host=/run/postgresql", "postgres:///roder?host=/run/postgresql", nil),
      ("postgres://a:p@h1:1,h2:2/d?sslmode=require", "postgres://a@h1:1,h2:2/d?sslmode=require", nil),
      ("postgres://a:p%3Fq@h/d?password=hemligt&board=B", "postgres://a@h/d?board=B", "B"),
      ("postgres://a:p?q@h/d?board=B", "postgres://a@h/d?board=B", "B"),
      ("postgres://[::1]:5432/d", "postgres://[::1]:5432/d", nil),
      ("postgres://", "postgres://", nil),
    ])
  func shown(text: String, shown: String, board: String?) throws {
    let address = try PostgresAddress(text)
    #expect(address.description == shown)
    #expect(address.board == board)
    #expect(try PostgresAddress(shown).description == shown)
  }

  @Test(
    "What is no address is refused without a word of it",
    arguments: [
      "", "board.roder", "mysql://a:hemligt@h/d", "postgres://a:hemligt@h/d?nonsens=1", "postgres://a:hemligt@h:x%/d",
      "postgres://a:hemligt@h/d?board=", "postgres://a:hemligt@h/d?board=%zz", "postgres://a:hemligt@h/d?board=%00",
      "postgres://a:hemligt@h/d?board=A&board=B", "postgres://a:hemligt@[::1/d", "postgres://a:hemligt@h/d?hemligt",
    ])
  func refused(text: String) throws {
    let problem = #expect(throws: StorageProblem.self) { try PostgresAddress(text) }
    #expect(problem?.code == "storage.bad-address")
    #expect(problem.map { "\($0)" + $0.message }?.contains("hemligt") == false)
  }
}
