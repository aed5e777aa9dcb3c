"""Plays the month of April as everybody has a part in it, on one store, from the invitations to the report that is sent.

month.py ORIGIN administrator=LINK --examples FOLDER --screenshots FOLDER

The story stops at the first step that cannot be done: what comes after it would only say the same.
"""
import argparse
import pathlib
import time

from harness import Error, Findings, Harness, browser_path, skip_unless_possible, sync_playwright
from people import PASSWORD, set_password
from player import Player

UNIT = "E310"
MANAGER = "chef-e310"
INVITED = ["controller", MANAGER, "socialchef", "namndsekreterare", "ledamot", "revisor"]


class Month:
    """The people, each with a browser of her own, and what they hand to each other."""

    def __init__(self, people, examples):
        self.people = people
        self.examples = examples
        self.links = {}

    def enters(self, person):
        """She opens the link that she was given, chooses a password and stands at the first page."""
        player = self.people[person]
        player.page.goto(self.links[person])
        player.picture("valj-losenord")
        set_password(player.page)
        if player.page.locator("nav.main").count() == 0:
            player.log_in()
        player.sees("Läget")
        player.picture("laget")
        return player


def the_administrator_invites_everybody(month):
    player = month.enters("administrator")
    player.follow("Inställningar")
    for person in INVITED:
        row = player.page.get_by_role("row").filter(has=player.page.get_by_role("cell", name=person, exact=True))
        row.get_by_role("button").first.click()
        player.page.wait_for_load_state()
        code = player.page.locator("code").first
        code.wait_for()
        month.links[person] = code.inner_text().strip()
    player.picture("inbjuden")


def bring_in(player, file, **fields):
    """Sends the file, looks at what it would do, and says yes."""
    player.follow("Inläsning")
    player.page.set_input_files("input[type=file]", file)
    player.press("Skicka och granska")
    player.wait_for_job("button[value=las-in]")
    for label, value in fields.items():
        player.choose(label.replace("_", " "), value)
    player.picture("granskad-" + file.stem)
    player.press("Läs in")
    player.wait_for_job(".notice")
    player.sees("är inläst")
    player.picture("inlast-" + file.stem)


def the_controller_brings_in_the_ledger_and_sees_what_it_would_do(month):
    player = month.enters("controller")
    bring_in(player, month.examples / "ledger-2019-04.se", Källa="huvudbok", Sista_månadens_periodstatus="Stängd")
    player.follow("Läget")
    player.sees("April 2019 är inläst och stängd")


def the_controller_brings_in_forecasts_without_scripts(month):
    player = month.people["controller"].without_scripts()
    bring_in(player, month.examples / "forecast-2019-04.csv", Sista_månad_med_utfall="2019-04")
    player.sees("är inläst")


def the_manager_sets_her_forecast_by_keyboard(month):
    player = month.enters(MANAGER)
    player.sees("Enhetens kommentar")
    player.follow("Prognos")
    if UNIT not in player.page.url:
        player.page.locator("main a[href*='/prognos/" + UNIT + "']").first.click()
        player.page.wait_for_load_state()
    player.picture("bladet")
    fields = player.page.locator("#prognos input.number")
    first = fields.first
    first.focus()
    first.press("Control+a")
    player.page.keyboard.type("-9 000")
    player.page.keyboard.press("Enter")
    second = fields.nth(1)
    player.expect(second.evaluate("field => field === document.activeElement"), "Enter does not lead to the row below")
    # Cells of two rows and two columns, as a spreadsheet puts them on the clipboard.
    third = fields.nth(2)
    third.focus()
    player.paste("−4 000\tFler hushåll än väntat\r\n−2 500\tHyrorna höjdes i april\r\n")
    pasted = [fields.nth(2).input_value(), fields.nth(3).input_value()]
    player.expect(pasted == ["−4 000", "−2 500"], f"the cells are not pasted: {pasted}")
    player.sees_in_fields("Hyrorna höjdes i april")
    player.until_attribute("[data-saved]", "Utkastet sparades")
    player.picture("utkast")
    player.page.keyboard.press("Control+s")
    player.until("Prognosen är sparad.")
    player.picture("sparad")


def the_manager_writes_her_part_and_marks_it_ready(month):
    player = month.people[MANAGER]
    player.write("Enhetens kommentar", "Fler hushåll söker bistånd, och de behöver det längre.")
    player.press("Spara texten")
    player.until("Texten är sparad.")
    explain_what_must_be(player)
    player.press("Klarmarkera")
    player.until("Klarmarkerad. Nu granskas den.")
    player.picture("klarmarkerad")


def explain_what_must_be(player):
    """Writes a remark on each variance that must be explained, where the list of what is missing leads."""
    for _ in range(12):
        links = player.page.locator("[id^='saknas-'] + * a[href^='#kommentar']")
        if links.count() == 0:
            return
        links.first.click()
        player.page.keyboard.type("Fler ansökningar")
        player.page.keyboard.press("Control+s")
        player.until("Prognosen är sparad.")
    raise AssertionError("there is always one more remark that is missing")


def the_controller_sends_it_back_with_a_word(month):
    player = month.people["controller"]
    player.follow("Prognos")
    player.follow("Läget i alla enheter")
    player.picture("oversikt")
    row = player.page.get_by_role("row").filter(has_text="Ekonomiskt bistånd")
    row.locator("summary").click()
    row.get_by_label("Vad saknas").fill("Vad händer om ökningen fortsätter?")
    player.picture("ater-oversikt")
    row.get_by_role("button", name="Skicka tillbaka", exact=True).click()
    player.until("skickad tillbaka för komplettering")
    player.picture("aterskickad")


def the_manager_mends_and_finishes(month):
    player = month.people[MANAGER]
    player.follow("Läget")
    player.picture("laget-ater")
    player.follow("Prognos")
    if UNIT not in player.page.url:
        player.page.locator("main a[href*='/prognos/" + UNIT + "']").first.click()
        player.page.wait_for_load_state()
    player.sees("Vad händer om ökningen fortsätter?")
    player.write(
        "Enhetens kommentar",
        "Fler hushåll söker bistånd, och de behöver det längre. Fortsätter ökningen kostar året 900 tkr till.")
    player.press("Spara texten")
    player.until("Texten är sparad.")
    player.press("Klarmarkera")
    player.until("Klarmarkerad. Nu granskas den.")


def the_controller_approves(month):
    player = month.people["controller"]
    player.follow("Prognos")
    player.follow("Läget i alla enheter")
    row = player.page.get_by_role("row").filter(has_text="Ekonomiskt bistånd")
    row.locator("summary").click()
    row.get_by_role("button", name="Godkänn", exact=True).click()
    player.until("godkänd.")
    player.picture("godkand")


def the_director_reads_where_the_year_is_heading(month):
    player = month.enters("socialchef")
    player.sees("Prognosen för 2019", "Det har ändrat prognosen mest", "Nästa sammanträde")
    player.does_not_see("Klarmarkera")


def the_secretary_writes_a_section_with_a_figure(month):
    player = month.enters("namndsekreterare")
    player.follow("Rapporter")
    player.follow("Vårbokslut april 2019")
    player.picture("arbetet")
    player.follow("Bakgrund")
    field = player.page.get_by_label("Text", exact=True)
    field.fill("Prognosen för personal är .")
    field.evaluate("field => field.setSelectionRange(26, 26)")
    picker = player.page.locator("#siffra")
    picker.focus()
    player.page.keyboard.type("personal prognos")
    player.page.wait_for_selector("#siffra-lista [role=option]")
    player.picture("siffra-soks")
    player.page.keyboard.press("ArrowDown")
    player.page.keyboard.press("Enter")
    player.expect("{prognos" in field.input_value(), "no figure was put in: " + field.input_value())
    player.press("Spara")
    player.until("Så här står det i rapporten")
    printed = player.page.locator("#tryckt + p")
    player.expect(printed.locator("a[href*='/siffra']").count() > 0, "the figure is no link: " + printed.inner_text())
    player.picture("avsnitt")
    player.press("Klarmarkera")


def the_controller_previews_locks_and_exports(month):
    player = month.people["controller"]
    player.follow("Rapporter")
    player.follow("Vårbokslut april 2019")
    player.follow("Kontrollera")
    player.sees("Kontrollen fann")
    player.picture("kontroll")
    player.page.go_back()
    player.follow("Förhandsgranska")
    player.picture("forhandsgranskning")
    for name, start in (("Word", b"PK"), ("Excel", b"PK"), ("PDF", b"%PDF")):
        content = player.download(name)
        player.expect(content.startswith(start), f"{name} is no such file: {content[:20]}")
    player.page.go_back()
    player.follow("Lås version")
    player.page.get_by_label("nämnden", exact=True).check()
    player.picture("las")
    player.press("Lås version")
    player.until("Låst för")
    player.picture("last")


def the_auditor_sees_who_did_what(month):
    player = month.enters("revisor")
    player.follow("Historik")
    player.sees("Controller", "Chef E310")
    player.picture("historik")
    player.page.locator("main table a[href*='/historik/handelse/']").first.click()
    player.page.wait_for_load_state()
    player.picture("handelse")
    player.does_not_see("Skicka och granska")


def the_member_sees_the_locked_report_and_nothing_else(month):
    player = month.enters("ledamot")
    menu = player.page.locator("nav.main a").all_inner_texts()
    player.expect("Prognos" not in menu and "Inläsning" not in menu and "Ekonomi" not in menu, str(menu))
    player.follow("Rapporter")
    player.follow("Vårbokslut april 2019")
    player.picture("rapporten")
    player.page.locator("#versioner a").first.click()
    player.page.wait_for_load_state()
    player.sees("Låst för")
    player.picture("versionen")
    with player.harness.expecting(403):
        for path in ("/prognos/" + UNIT, "/rapporter/2019-04/forhandsgranska", "/inlasning", "/historik"):
            player.open(path)
            player.sees("Du har inte behörighet")


STORY = [
    the_administrator_invites_everybody,
    the_controller_brings_in_the_ledger_and_sees_what_it_would_do,
    the_controller_brings_in_forecasts_without_scripts,
    the_manager_sets_her_forecast_by_keyboard,
    the_manager_writes_her_part_and_marks_it_ready,
    the_controller_sends_it_back_with_a_word,
    the_manager_mends_and_finishes,
    the_controller_approves,
    the_director_reads_where_the_year_is_heading,
    the_secretary_writes_a_section_with_a_figure,
    the_controller_previews_locks_and_exports,
    the_auditor_sees_who_did_what,
    the_member_sees_the_locked_report_and_nothing_else,
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("origin")
    parser.add_argument("administrator")
    parser.add_argument("--examples", required=True)
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    findings = Findings()
    count = 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        people = {}
        for person in ["administrator"] + INVITED:
            harness = Harness(chromium, options.origin, findings, options.screenshots)
            people[person] = Player(harness, person, "month")
        month = Month(people, pathlib.Path(options.examples))
        month.links["administrator"] = options.administrator.partition("=")[2]
        for number, act in enumerate(STORY, 1):
            name = act.__name__.replace("_", " ")
            begun = time.monotonic()
            for player in people.values():
                player.scene = f"{number:02}"
                player.harness.place = name
            try:
                act(month)
            except (AssertionError, Error) as error:
                findings.add("month", name, " ".join(str(error).split())[:500])
                break
            count += 1
            print(f"PLAYED {name}, {time.monotonic() - begun:.0f} s")
        for player in people.values():
            player.harness.close()
        chromium.close()
    print(f"PLAYED {count} of {len(STORY)} scenes")


skip_unless_possible()
main()
