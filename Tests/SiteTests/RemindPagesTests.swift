import Formats
import Kernel
import Testing

@testable import Web

/// Reminding people of what is left, from the pages that tell who is late.
struct RemindPagesTests {
  private static let address = "/rapporter/2019-04/paminn"

  /// The field of the person, as the form has it.
  private static func choice(_ person: String, in page: String) -> String? {
    page.matches(of: /<input[^>]*>/).map { String($0.output) }.first { $0.contains("value=\"\(person)\"") }
  }

  @Test("The way to remind stands where late work is told of, for whoever reviews and for nobody else")
  func ways() async throws {
    let place = try SitePlace()
    #expect(try await place.get("/laget", as: "controller").text.contains("href=\"\(Self.address)?vilka=sena\""))
    #expect(try await place.get("/rapporter/2019-04", as: "controller").text.contains("href=\"\(Self.address)\""))
    for person in ["chef-e230", "ledamot", "revisor"] {
      for page in ["/laget", "/rapporter/2019-04"] {
        #expect(try await !place.get(page, as: person).text.contains("/paminn"), "\(person) \(page)")
      }
      #expect(try await place.get(Self.address, as: person).status == 403)
      #expect(try await place.post(Self.address, ["vem": "chef-e230"], as: person).status == 403)
    }
    #expect(try await !place.get("/laget?per=2019-05-20", as: "controller").text.contains("/paminn"))
    #expect(try await place.get(Self.address + "?per=2019-05-20", as: "controller").headers["location"] == Self.address)
  }

  @Test("Who would be reminded is asked first, all but oneself are chosen, and nothing is sent by looking")
  func preview() async throws {
    let post = Postbox()
    let place = try SitePlace(mail: post.mail)
    let page = try await place.get(Self.address, as: "controller").text
    let (chief, own) = (Self.choice("chef-e230", in: page), Self.choice("controller", in: page))
    #expect(chief?.contains("checked") == true && own?.contains("checked") == false, "\(page)")
    #expect(page.contains("1\u{A0}uppgift, sista dag 10\u{A0}maj\u{A0}2019"))
    #expect(page.contains("Påminnelse: Vårbokslut april") && page.contains("http://127.0.0.1:8080/rapporter/2019-04"))
    let late = try await place.get(Self.address + "?vilka=sena", as: "controller").text
    #expect(late.contains("är sena i vårbokslut april") && Self.choice("chef-e230", in: late) != nil)
    #expect(post.letters.isEmpty)
  }

  @Test("Those who are chosen get a letter each, once in a day, and the page says who")
  func sending() async throws {
    let post = Postbox()
    let place = try SitePlace(mail: post.mail)
    let nobody = try await place.post(Self.address, as: "controller")
    #expect(nobody.status == 422 && nobody.text.contains("Välj minst en person."))
    let unproven = try await place.post(Self.address, ["vem": "chef-e230", "csrf": "fel"], as: "controller")
    #expect(unproven.status == 403 && post.letters.isEmpty)
    let done = try await place.post(Self.address, ["vem": "chef-e230", "vilka": "sena"], as: "controller")
    #expect(done.status == 303, "\(done.text)")
    #expect(post.letters.map(\.to) == ["chef-e230@exempelkommunen.example"])
    let letter = try #require(post.letters.first)
    #expect(letter.subject == "Påminnelse: Vårbokslut april\u{A0}2019" && letter.sentAt == SitePlace.now)
    #expect(letter.text.contains("Du har 1 uppgift kvar") && letter.text.contains(":8080/rapporter/2019-04\n"))
    let after = try await place.get(done.headers["location"] ?? "", as: "controller").text
    #expect(after.contains("En påminnelse är skickad, till Chef E230.") && Self.choice("chef-e230", in: after) == nil)
    #expect(after.contains("Chef E230 har fått en påminnelse i dag."))
    let again = try await place.post(Self.address, ["vem": "chef-e230"], as: "controller")
    let page = try await place.get(again.headers["location"] ?? "", as: "controller").text
    #expect(page.contains("redan fått en i dag") && post.letters.count == 1)
  }

  @Test("Where mail is not set up the page says so, and who would be reminded")
  func notSetUp() async throws {
    let place = try SitePlace()
    let page = try await place.get(Self.address, as: "controller").text
    #expect(page.contains("Servern kan inte skicka e-post ännu") && page.contains("Chef E230: 1\u{A0}uppgift"))
    #expect(!page.contains("Skicka</button>"))
    let vain = try await place.post(Self.address, ["vem": "chef-e230"], as: "controller")
    #expect(vain.status == 422 && vain.text.contains("Servern kan inte skicka e-post ännu"))
  }

  @Test("A letter that is not taken is told of by name, and can be sent again")
  func refused() async throws {
    let post = Postbox()
    let place = try SitePlace(mail: post.mail)
    post.refuse(true)
    let vain = try await place.post(Self.address, ["vem": "chef-e230"], as: "controller")
    #expect(vain.status == 422 && vain.text.contains("Chef E230: E-postsystemet tog inte emot brevet"), "\(vain.text)")
    #expect(vain.text.contains("försök sedan igen") && !vain.text.contains("kommandot"))
    #expect(Self.choice("chef-e230", in: vain.text)?.contains("checked") == true)
    post.refuse(false)
    #expect(try await place.post(Self.address, ["vem": "chef-e230"], as: "controller").status == 303)
    #expect(post.letters.count == 1)
  }
}
