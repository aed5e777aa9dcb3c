"""A newcomer looks for four answers: from the first page, by the words of links alone, in four clicks at most.

newcomer.py ORIGIN socialchef=LINK [--screenshots FOLDER]
"""
import argparse
import re

from harness import Error, Findings, Harness, browser_path, skip_unless_possible, sync_playwright
from people import enter
from player import Player

MOST = 4


class Newcomer(Player):
    """Counts what she clicks."""

    def __init__(self, harness, person):
        super().__init__(harness, person, "newcomer")
        self.clicks = 0

    def begins(self):
        self.open("/")
        self.clicks = 0

    def clicks_on(self, words, within="main"):
        self.clicks += 1
        self.expect(self.clicks <= MOST, f"it takes more than {MOST} clicks")
        self.page.locator(within).get_by_role("link", name=words, exact=True).first.click()
        self.page.wait_for_load_state()

    def cell(self, words):
        return self.page.locator(words).first.inner_text().replace("\u00a0", " ").strip()


def what_is_the_forecast_for_the_year(newcomer):
    newcomer.sees("Prognosen för 2019 är ett underskott om 6 902 tkr")


def why_has_it_moved(newcomer):
    newcomer.sees("Det har ändrat prognosen mest", "Försörjningsstöd: en försämring med 900 tkr. Utbetalningarna har")


def which_is_the_biggest_voucher_behind_purchased_care_in_march(newcomer):
    newcomer.clicks_on("Köp av tjänster")
    newcomer.clicks_on("mars")
    newcomer.expect("manader=2019-03" in newcomer.page.url, "it is not about March")
    amounts = newcomer.page.locator("#bokforingsrader tbody tr:has(a) > :nth-child(2)").all_inner_texts()
    sizes = [abs(int(re.sub("[^0-9]", "", amount))) for amount in amounts]
    newcomer.expect(len(sizes) > 1 and sizes[0] == max(sizes), f"the biggest is not the first: {sizes[:5]}")
    top = newcomer.cell("#bokforingsrader tbody tr:has(a) > :nth-child(2)")
    newcomer.picture("mars")
    newcomer.clicks_on(newcomer.cell("#bokforingsrader tbody tr:has(a) > :nth-child(1)"))
    newcomer.sees("Verifikation", top)
    newcomer.picture("verifikation")


def who_has_not_reported(newcomer):
    newcomer.sees("Har inte rapporterat", "Öppna insatser (E230)")


QUESTIONS = [
    what_is_the_forecast_for_the_year, why_has_it_moved, which_is_the_biggest_voucher_behind_purchased_care_in_march,
    who_has_not_reported,
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("origin")
    parser.add_argument("director")
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    findings = Findings()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        harness = Harness(chromium, options.origin, findings, options.screenshots)
        person, _, link = options.director.partition("=")
        enter(harness, person, link)
        for ask in QUESTIONS:
            newcomer = Newcomer(harness, person)
            name = ask.__name__.replace("_", " ")
            newcomer.scene = "newcomer"
            try:
                newcomer.begins()
                ask(newcomer)
            except (AssertionError, Error) as error:
                findings.add("newcomer", name, " ".join(str(error).split())[:400])
            print(f"PLAYED {name}: {newcomer.clicks} clicks")
        harness.close()
        chromium.close()


skip_unless_possible()
main()
