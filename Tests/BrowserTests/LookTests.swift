import Testing

@Suite("The look in a browser")
struct LookTests {
  @Test("The browser finds nothing wrong with any piece: light, dark, wide, narrow, by keyboard, without scripts")
  func pieces() throws {
    guard let site = try BrowserSite("a browser looks at the pieces of pages") else { return }
    defer { site.remove() }
    let told = try site.run("look_at_folder.py", ["/stil/fel"], keepsScreenshots: true)
    #expect(told == ["looked at 5 pages"])
  }

  @Test("The script saves, sorts, moves, pastes, picks, follows and warns as it promises")
  func script() throws {
    guard let site = try BrowserSite("a browser tries the script") else { return }
    defer { site.remove() }
    let told = try site.run("try_script.py", [])
    #expect(told == ["tried 19 things"])
  }
}
