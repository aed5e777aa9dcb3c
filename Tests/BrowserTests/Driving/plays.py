"""Plays: what people do in a month, step by step, as they would: by the names of links, fields and buttons.

plays.py ORIGIN WHO... [--screenshots FOLDER] [--only WORDS]

WHO as for walk_site.py. Each play has a browser of its own to log in with, so that none depends on another.
"""
import argparse

from harness import Error, Findings, Harness, browser_path, skip_unless_possible, sync_playwright
from people import PASSWORD, log_in, set_password

PLAYS = []


def play(person):
    """Marks a play, and whose it is."""
    def keep(function):
        PLAYS.append((person, function))
        return function
    return keep


class Player:
    """A person at the browser; what she expects and does not see is a finding."""

    def __init__(self, harness, person, name, scripts=True):
        self.harness = harness
        self.person = person
        self.name = name
        self.page = harness.page if scripts else harness.bare
        self.steps = 0

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

    def does_not_see(self, text):
        self.expect(text not in " ".join(self.page.inner_text("body").split()), f"sees “{text}”")

    def follow(self, name, exact=False):
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()
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


@play("controller")
def a_wrong_password_is_told_without_saying_what_is_wrong(player):
    player.open("/logga-in")
    player.write("Användarnamn", player.person)
    player.write("Lösenord", "fel lösenord som ingen har")
    with player.harness.expecting(422, 429):
        player.press("Logga in")
        player.expect(player.page.title().startswith("Fel: "), "the title does not begin with the fault")
        player.look()
    player.log_in()
    player.sees("Läget")


@play("controller")
def a_figure_is_followed_to_its_vouchers(player):
    player.log_in()
    player.look()
    row = player.page.get_by_role("row", name="Köp av tjänster")
    row.get_by_role("link").nth(1).click()
    player.page.wait_for_load_state()
    player.expect("Köp av tjänster" in player.page.inner_text("h1"), "the figure's page is about something else")
    player.sees("Siffrans delar", "Bokföringsrader", "ledger-2019-04")
    player.look()


@play("controller")
def whoever_has_logged_out_sees_nothing_more(player):
    player.log_in()
    player.press("Logga ut")
    player.sees("Logga in")
    player.page.go_back()
    player.page.wait_for_load_state()
    player.does_not_see("Drift,")
    player.open("/laget")
    player.expect("/logga-in" in player.page.url, "the page is there for whoever has not logged in")


@play("controller")
def the_keyboard_is_enough(player):
    player.open("/logga-in")
    player.page.keyboard.press("Tab")
    player.expect(player.page.evaluate("document.activeElement.className") == "skip", "Tab does not begin at the top")
    player.page.focus("#person")
    player.page.keyboard.type(player.person)
    player.page.keyboard.press("Tab")
    player.page.keyboard.type(PASSWORD)
    player.page.keyboard.press("Enter")
    player.page.wait_for_selector("nav.main")
    player.page.keyboard.press("Tab")
    player.page.keyboard.press("Enter")
    player.expect(player.page.evaluate("document.activeElement.id") == "innehall", "the way past the menu leads nowhere")
    player.page.keyboard.press("Tab")
    player.expect(player.page.evaluate("!!document.activeElement.closest('main')"), "the next stop is not the content")
    player.page.keyboard.press("Shift+?")
    player.page.wait_for_selector("dialog[open]")
    player.sees("Till sökfältet")
    player.page.keyboard.press("Escape")


@play("controller")
def a_past_moment_is_marked_and_left_again(player):
    player.log_in()
    player.open("/laget?per=2019-05-10")
    if player.page.locator(".moment").count() == 0:
        return
    player.sees("Så här såg det ut")
    player.look()
    player.follow("Visa som det är nu")
    player.does_not_see("Så här såg det ut")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("origin")
    parser.add_argument("who", nargs="+")
    parser.add_argument("--screenshots")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    findings = Findings()
    count = 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        links = dict(who.partition("=")[::2] for who in options.who)
        for person, link in links.items():
            if link:
                harness = Harness(chromium, options.origin, findings)
                set_password(harness, person, link)
                harness.close()
        for person, act in PLAYS:
            name = act.__name__.replace("_", " ")
            if options.only not in name or person not in links:
                continue
            for scripts in (True, False):
                if not scripts and "keyboard" in name:
                    continue
                place = f"{person}, {name}" + ("" if scripts else ", without scripts")
                harness = Harness(
                    chromium, options.origin, findings, options.screenshots if scripts else None)
                harness.place = place
                try:
                    act(Player(harness, person, act.__name__, scripts))
                except (AssertionError, Error) as error:
                    findings.add("play", place, " ".join(str(error).split())[:400])
                harness.close()
                count += 1
        chromium.close()
    print(f"PLAYED {count} times")


skip_unless_possible()
main()
