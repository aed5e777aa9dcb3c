import Kernel
import Testing

@Test(
  "An id is 1–60 ASCII letters, digits, hyphens and underscores, a letter or digit first",
  arguments: [
    ("a", true), ("E310", true), ("kop-av-tjanster", true), ("2019_1", true), ("9", true),
    (String(repeating: "a", count: 60), true), (String(repeating: "a", count: 61), false), ("", false), ("-a", false),
    ("_a", false), ("a b", false), ("a/b", false), ("a.b", false), ("a:b", false), ("..", false), ("ränta", false),
    ("a\u{308}", false), ("a\n", false), ("a\u{0}", false), ("é", false), ("１", false),
  ])
func slug(text: String, isID: Bool) {
  #expect((Slug(text) != nil) == isID)
  #expect(Slug(text).map(\.description) == (isID ? text : nil))
}
