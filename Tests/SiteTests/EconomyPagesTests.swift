import Formats
import Kernel
import Testing

@testable import Web

/// *Läget* and *Ekonomi*.
struct EconomyPagesTests {
  @Test(
    "The first line of Läget answers each role",
    arguments: [
      ("socialchef", "Prognosen för 2019 är"), ("chef-e230", "Skriv ”Enhetens kommentar”"),
      ("controller", "är inläst och stängd, inte avstämd"), ("namndsekreterare", "Nästa sammanträde är tisdag"),
    ])
  func firstLines(_ person: String, _ words: String) async throws {
    let page = try await SitePlace().get("/laget", as: person)
    #expect(page.status == 200)
    #expect(page.text.contains(words))
  }

  @Test("A unit has no result of its own: its manager reads what it costs, in the same words everywhere")
  func costOfUnits() async throws {
    let place = try SitePlace()
    for address in ["/ekonomi", "/ekonomi/enhet/E230", "/laget", "/prognos/E230"] {
      let page = try await place.get(address, as: "chef-e230").text
      let words = page.replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ").lowercased()
      #expect(words.contains("prognosen för 2019 är en nettokostnad om 12 200 tkr, ett överskott"), "\(address)")
    }
    #expect(try await place.get("/ekonomi", as: "socialchef").text.contains("ett underskott om"))
  }

  @Test("A manager sees her own unit and no other's")
  func ownUnit() async throws {
    let place = try SitePlace()
    #expect(try await place.get("/ekonomi/enhet/E230", as: "chef-e230").text.contains("Öppna insatser"))
    #expect(try await place.get("/ekonomi/enhet/E240", as: "chef-e230").status == 404)
    #expect(try await place.get("/ekonomi/rad/drift.personal?enhet=E240", as: "chef-e230").status == 404)
    let all = try await place.get("/ekonomi/sok?konto=5", as: "chef-e230").text
    #expect(all.contains("· 313") || all.contains(" 313"))
    #expect(!all.contains("· 31420"))
    #expect(try await place.get("/ekonomi/enhet/E240", as: "controller").status == 200)
  }

  @Test(
    "A line is followed down to a voucher and its file",
    arguments: ["controller", "chef-e310"])
  func downToTheVoucher(_ person: String) async throws {
    let place = try SitePlace()
    let start = try await place.get("/ekonomi", as: person).text
    #expect(start.contains("/ekonomi/rad/drift.lokalhyror?period=2019-04"))
    let line = try await place.get(
      "/ekonomi/rad/drift.lokalhyror?period=2019-04&enhet=E310&manader=2019-03", as: person)
    #expect(line.status == 200)
    #expect(line.text.contains("Bara enheten Ekonomiskt bistånd. "))
    let way = try #require(line.text.firstMatch(of: #/href="(/ekonomi/verifikation/[^"]+)"/#)?.1)
    let voucher = try await place.get(String(way), as: person).text
    #expect(voucher.contains("ledger-2019-04.se"))
    #expect(voucher.contains("Hyra kontor"))
    // What came with the file is for whoever may see all of it.
    let file = voucher.firstMatch(of: #/href="(/inlasning/fil/[^"]+)"/#)?.1
    #expect((file != nil) == (person == "controller"))
    if let file { #expect(try await place.get(String(file), as: person).status == 200) }
  }

  @Test("Each voucher beneath a figure is a way to its page")
  func vouchersOfAFigure() async throws {
    let place = try SitePlace()
    let key = "actual:line/drift.lokalhyror:unit/E310:2019-01..2019-04"
    let address = QueryText.address(["siffra"], ["period": "2019-04", "nyckel": key])
    for person in ["controller", "chef-e310"] {
      let figure = try await place.get(address, as: person).text
      let ways = figure.matches(of: #/<a href="(/ekonomi/verifikation/[^"]+)">([^<]+)</#)
      #expect(ways.count >= 4, "\(figure)")
      for way in ways {
        let voucher = try await place.get(String(way.output.1), as: person)
        #expect(voucher.status == 200 && voucher.text.contains("Verifikation \(way.output.2)"), "\(way.output.0)")
        #expect(voucher.text.contains("lokal") || voucher.text.contains("yra"), "\(voucher.text)")
      }
    }
  }

  @Test("A search keeps what was typed, and says what cannot be read at its field")
  func search() async throws {
    let place = try SitePlace()
    let found = try await place.get("/ekonomi/sok?ord=HYRA+kontor&belopp=40000-50000", as: "controller").text
    #expect(found.contains("Hyra kontor"))
    #expect(found.contains("value=\"HYRA kontor\""))
    #expect(found.contains("Bokföringsrader, de största först"))
    let latest = try await place.get("/ekonomi/sok?ord=hyra&ordning=latest", as: "controller").text
    #expect(latest.contains("Bokföringsrader, de senaste först"))
    let odd = try await place.get("/ekonomi/sok?ord=hyra&belopp=m%C3%A5nga", as: "controller")
    #expect(odd.status == 422)
    #expect(odd.text.contains("<title>Fel: ") && odd.text.contains("value=\"hyra\"") && odd.text.contains("belopp-fel"))
    #expect(try await place.get("/ekonomi/sok?ord=finnsinte", as: "controller").text.contains("Inga bokföringsrader"))
  }

  @Test("Investments stand by project with what is left of the budget, and each project leads to its postings")
  func projects() async throws {
    let place = try SitePlace()
    let page = try await place.get("/ekonomi/investeringar", as: "controller").text
    #expect(page.contains("Av årets investeringsbudget på") && page.contains("1\u{A0}450"))
    // 950 000 less 17 454,75 and 79 900,00; 500 000 less 101 250,00.
    #expect(page.contains("852\u{A0}645") && page.contains("398\u{A0}750") && page.contains("1\u{A0}251\u{A0}395"))
    let way: Substring = try #require(page.firstMatch(of: #/href="(/ekonomi/sok\?projekt=9301[^"]+)"/#)?.1)
    let found = try await place.get(String(way).replacing("&amp;", with: "&"), as: "controller").text
    #expect(found.contains("Hyllor arkiv") && found.contains("2 rader"))
  }

  @Test(
    "Every view of the board's money is a page",
    arguments: ["/ekonomi", "/ekonomi/enheter", "/ekonomi/manader", "/ekonomi/investeringar", "/ekonomi/sok"])
  func views(_ address: String) async throws {
    let place = try SitePlace()
    for person in ["controller", "chef-e310"] {
      let page = try await place.get(address, as: person)
      #expect(page.status == 200, "\(person): \(page.text.prefix(300))")
      #expect(page.text.contains("class=\"answer\""))
    }
  }

  @Test("Each line stands month by month, for the board and for a unit that the reader may see")
  func byMonth() async throws {
    let place = try SitePlace()
    for person in ["controller", "chef-e310"] {
      let unit = try await place.get("/ekonomi/enhet/E310", as: person).text
      #expect(unit.contains("href=\"/ekonomi/manader?enhet=E310&amp;period=2019-04\""))
      for address in ["/ekonomi/manader", "/ekonomi/manader?enhet=E310&period=2019-03"] {
        let page = try await place.get(address, as: person).text
        let table = try #require(
          page.firstMatch(of: #/<table id="drift-per-manad[^"]*".*?<\/table>/#.dotMatchesNewlines()))
        let heads = table.output.matches(of: #/<th scope="col"[^>]*>([^<]*)</#).map { String($0.output.1) }
        #expect(heads.starts(with: ["Belopp i tkr", "Januari", "Februari", "Mars"]))
        #expect(heads.contains("April") == !address.contains("2019-03"))
        let cell = try #require(table.output.firstMatch(of: #/href="(\/siffra[^"]*2019-02)"/#)?.1)
        let figure = try await place.get(String(cell).replacing("&amp;", with: "&"), as: person)
        #expect(figure.status == 200, "\(cell)")
      }
    }
    #expect(try await place.get("/ekonomi/manader?enhet=E240", as: "chef-e230").status == 404)
    #expect(try await place.get("/ekonomi/manader?enhet=finns-inte", as: "controller").status == 404)
    // The choice of a month keeps the unit.
    let page = try await place.get("/ekonomi/manader?enhet=E310", as: "controller").text
    #expect(page.contains("<input type=\"hidden\" name=\"enhet\" value=\"E310\">"))
  }

  @Test("A table that rests on an open month says so, as it does in every document")
  func openMonth() async throws {
    let place = try SitePlace()
    #expect(!(try await place.get("/ekonomi", as: "controller").text.contains("Preliminärt: ")))
    let may =
      "period;datum;serie;ver;konto;ansvar;verksamhet;aktivitet;projekt;motpart;belopp;text\n"
      + "2019-05;2019-05-06;A;1;5010;32310;550;;;;500,00;Hyra\n2019-05;2019-05-06;A;1;1930;32310;550;;;;-500,00;Hyra\n"
    let job = try #require(try await place.send("maj.csv", Array(may.utf8), as: "controller").headers["location"])
    let preview = try await place.settled(job, as: "controller")
    var fields: FormFields = ["slag": "ledger", "kalla": "huvudbok", "gor": "las-in", "bekrafta": "ja"]
    for match in preview.text.matches(of: /name="godkann" value="([a-z-]+)"/) { fields.add("godkann", String(match.1)) }
    #expect(try await place.post(job, fields, as: "controller").status == 303)
    let done = try await place.settled(job, as: "controller")
    #expect(done.text.contains("maj.csv är inläst: 2\u{A0}rader"), "\(done.text.suffix(4_000))")
    let page = try await place.get("/ekonomi?period=2019-05", as: "controller").text
    #expect(page.contains("Preliminärt: ") && page.contains("bygger på månader som inte är stängda"))
  }
}
