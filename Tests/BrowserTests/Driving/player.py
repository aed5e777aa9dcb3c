"""A person at the browser, who finds things by the names that she reads."""
from harness import WIDTHS, Error
from people import log_in


class Player:
    """A person at the browser; what she expects and does not see is a finding."""

    def __init__(self, harness, person, name, scripts=True):
        self.harness = harness
        self.person = person
        self.name = name
        self.page = harness.page if scripts else harness.bare
        self.steps = 0
        self.scene = ""
        self.keeps_pictures = True

    def open(self, path):
        self.page.goto(self.harness.origin + path)

    def log_in(self):
        log_in(self.page, self.harness.origin, self.person)

    def expect(self, holds, words):
        if not holds:
            raise AssertionError(f"{words} (on {self.harness.path(self.page.url)}, {self.page.title()})")

    def sees(self, *texts):
        # Figures hold spaces that do not break; a reader sees spaces.
        words = " ".join(self.page.inner_text("body").split())
        for text in texts:
            self.expect(text in words, f"does not see “{text}”")

    def sees_in_fields(self, text):
        values = self.page.eval_on_selector_all("main input, main textarea", "fields => fields.map(field => field.value)")
        self.expect(text in values, f"no field holds “{text}”: {values}")

    def does_not_see(self, text):
        self.expect(text not in " ".join(self.page.inner_text("body").split()), f"sees “{text}”")

    # The ways of a hand: all else is said by them ----------------------------------------------------------------------

    def click(self, found):
        found.first.click()
        self.page.wait_for_load_state()

    def fill(self, found, value):
        found.first.fill(value)

    def check(self, found):
        found.first.check()

    def select(self, found, title):
        found.select_option(label=title)

    def give_file(self, found, file):
        found.first.set_input_files(file)

    def stand_in(self, found):
        """Puts the cursor in the field."""
        found.first.focus()

    # What she does -----------------------------------------------------------------------------------------------------

    def follow(self, name, exact=False):
        self.click(self.page.get_by_role("link", name=name, exact=exact))

    def press(self, name):
        self.click(self.page.locator("main, header").get_by_role("button", name=name, exact=True))

    def write(self, label, value):
        self.fill(self.page.get_by_label(label, exact=True), value)

    def until(self, words):
        """Waits until the words are seen."""
        self.page.get_by_text(words).first.wait_for()

    def look(self):
        """Looks at the page as it is now, in every way; without scripts there is nothing to turn and measure."""
        self.steps += 1
        if self.page is not self.harness.page:
            return
        self.harness.look_as_it_is(f"{self.name}-{self.steps:02}")

    # A month ---------------------------------------------------------------------------------------------------------

    def without_scripts(self):
        """The same person in the same session, in a browser without scripts."""
        self.harness.plain.add_cookies(self.harness.scripted.cookies())
        other = Player(self.harness, self.person, self.name, scripts=False)
        other.scene, other.keeps_pictures = self.scene, self.keeps_pictures
        other.page.goto(self.page.url)
        return other

    def picture(self, name):
        """Looks at the page as it is, wide and narrow, and keeps pictures of it."""
        if not self.keeps_pictures:
            return
        number = self.harness.pictures = getattr(self.harness, "pictures", 0) + 1
        for width, height in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": height})
            if self.page is self.harness.page:
                self.harness.place = f"{self.person}, {name}"
                self.harness.examine(self.page, f"light, {width}")
            self.harness.photograph(f"{self.scene}-{self.person}-{number:02}-{name}", str(width), self.page)
        self.page.set_viewport_size({"width": 1280, "height": 800})

    def choose(self, label, value):
        """Writes in the field or chooses in the list."""
        # What need not be answered says so in its label.
        field = self.page.get_by_label(label).first
        if field.evaluate("field => field.localName") == "select":
            self.select(field, value)
        else:
            self.fill(field, value)

    def wait_for_job(self, selector):
        """Waits until the job has come as far: by itself with scripts, by asking again without."""
        for _ in range(120):
            if self.page.locator(selector).count():
                return
            self.page.wait_for_timeout(250)
            again = self.page.get_by_role("link", name="Visa hur långt det har kommit nu")
            if self.page is self.harness.bare and again.count():
                self.click(again)
        self.expect(False, "the job does not come as far as " + selector)

    def paste(self, text):
        """Pastes cells as a spreadsheet puts them on the clipboard, where the cursor is."""
        self.page.evaluate("""text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }""", text)

    def drop(self, *files):
        """Drops files, each a name and its text, somewhere on the page."""
        self.page.evaluate("""files => {
          const data = new DataTransfer();
          for (const [name, text] of files) data.items.add(new File([text], name));
          for (const type of ['dragover', 'drop']) document.querySelector('main h1').dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }""", list(files))

    def until_attribute(self, selector, words):
        """Waits until what the selector finds begins with the words."""
        self.page.locator(selector).filter(has_text=words).first.wait_for(state="attached")

    def download(self, name):
        """The bytes of the file that the link gives."""
        address = self.page.get_by_role("link", name=name, exact=True).first.evaluate("link => link.href")
        answer = self.page.context.request.get(address)
        self.expect(answer.status == 200, f"{name} answers {answer.status}")
        return answer.body()


class Typist(Player):
    """A person who has a keyboard and nothing else: what Tab does not reach is not there for her."""

    # More stops than the longest page has.
    MOST_STOPS = 900

    def __init__(self, harness, person, name, scripts=True):
        super().__init__(harness, person, name, scripts)
        self.under_way = set()
        self.page.on("request", lambda request: self.under_way.add(request))
        for end in ("requestfinished", "requestfailed"):
            self.page.on(end, lambda request: self.under_way.discard(request))

    def reach(self, found, stop="element => document.activeElement === element"):
        """Goes from stop to stop until the one that is meant."""
        element = found.first.element_handle()
        for _ in range(self.MOST_STOPS):
            if element.evaluate(stop):
                self.expect(
                    element.evaluate("element => document.activeElement.matches(':focus-visible')"),
                    "it is not seen where the keyboard is: " + element.evaluate("element => element.outerHTML")[:120])
                return
            self.page.keyboard.press("Tab")
        self.expect(False, "Tab never comes to " + element.evaluate("element => element.outerHTML")[:160])

    def click(self, found):
        self.reach(found)
        self.page.keyboard.press("Enter")
        # What leads on the same page asks for nothing.
        self.page.wait_for_timeout(100)
        for _ in range(500):
            if not self.under_way:
                break
            self.page.wait_for_timeout(30)
        self.page.wait_for_load_state()

    def fill(self, found, value):
        self.reach(found)
        if found.first.get_attribute("type") == "date":
            return self.fill_day(found, value)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(value)

    def fill_day(self, found, value):
        """Types the day in the order of the browser's own language, which a page does not decide."""
        year, month, day = value.split("-")
        for order in (month + day + year, day + month + year, year + "\t" + month + day):
            self.reach(found)
            self.page.keyboard.type(order)
            if found.first.input_value() == value:
                return
        self.expect(False, f"the keyboard cannot write the day: {found.first.input_value()}")

    def check(self, found):
        # Of several that exclude each other Tab reaches one, and the arrows the others.
        self.reach(found, "element => document.activeElement.name === element.name")
        for _ in range(12):
            if found.first.is_checked():
                return
            self.page.keyboard.press("ArrowDown" if found.first.get_attribute("type") == "radio" else "Space")
        self.expect(False, "the keyboard cannot choose it")

    def select(self, found, title):
        self.reach(found)
        for key in ["Home"] + ["ArrowDown"] * 60:
            if found.first.evaluate("list => list.selectedOptions[0].label") == title:
                return
            self.page.keyboard.press(key)
        self.expect(False, f"the keyboard cannot choose “{title}”")

    def give_file(self, found, file):
        self.reach(found)
        # The browser asks for the file a moment after somebody listens for that; the key is pressed again if need be.
        for key in ("Enter", "Space"):
            try:
                with self.page.expect_file_chooser(timeout=5_000) as chooser:
                    self.page.keyboard.press(key)
                return chooser.value.set_files(file)
            except Error:
                continue
        self.expect(False, "the keyboard cannot choose a file")

    def stand_in(self, found):
        self.reach(found)
