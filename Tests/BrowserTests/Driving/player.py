"""A person at the browser, who finds things by the names that she reads."""
from harness import WIDTHS
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

    def follow(self, name, exact=False):
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()

    def press(self, name):
        self.page.locator("main, header").get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def write(self, label, value):
        self.page.get_by_label(label, exact=True).first.fill(value)

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
        other.scene = self.scene
        other.page.goto(self.page.url)
        return other

    def picture(self, name):
        """Looks at the page as it is, wide and narrow, and keeps pictures of it."""
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
            field.select_option(label=value)
        else:
            field.fill(value)

    def wait_for_job(self, selector):
        """Waits until the job has come as far: by itself with scripts, by asking again without."""
        for _ in range(120):
            if self.page.locator(selector).count():
                return
            self.page.wait_for_timeout(250)
            again = self.page.get_by_role("link", name="Visa hur långt det har kommit nu")
            if self.page is self.harness.bare and again.count():
                again.first.click()
                self.page.wait_for_load_state()
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
        answer = self.harness.scripted.request.get(address)
        self.expect(answer.status == 200, f"{name} answers {answer.status}")
        return answer.body()
