"""Plays the month of April as everybody has a part in it, on one store, from the invitations to the report that is sent.

month.py ORIGIN administrator=LINK --examples FOLDER [--way hand|keyboard|bare] [--screenshots FOLDER]

The way is how all of them work: with a mouse and scripts, where every page is looked at; by the keyboard alone; or in
browsers without scripts.

The story stops at the first step that cannot be done: what comes after it would only say the same.
"""
import argparse
import pathlib
import time

from harness import Error, Findings, Harness, browser_path, skip_unless_possible, sync_playwright
from people import PASSWORD
from player import Player, Typist

UNIT = "E310"
MANAGER = "chef-e310"
INVITED = ["controller", MANAGER, "socialchef", "namndsekreterare", "planerare", "ledamot", "revisor"]


class Month:
    """The people, each with a browser of her own, and what they hand to each other."""

    def __init__(self, people, examples, has_scripts):
        self.people = people
        self.examples = examples
        self.has_scripts = has_scripts
        self.links = {}

    def enters(self, person):
        """She opens the link that she was given, chooses a password and stands at the first page."""
        player = self.people[person]
        player.page.goto(self.links[person])
        player.picture("valj-losenord")
        fields = player.page.locator("input[type=password]")
        for number in range(fields.count()):
            player.fill(fields.nth(number), PASSWORD)
        player.click(player.page.locator("main button[type=submit]"))
        if player.page.locator("nav.main").count() == 0:
            player.open("/logga-in")
            player.write("Användarnamn", person)
            player.write("Lösenord", PASSWORD)
            player.press("Logga in")
        player.sees("Läget")
        player.picture("laget")
        return player


def the_administrator_invites_everybody(month):
    player = month.enters("administrator")
    player.follow("Inställningar")
    for person in INVITED:
        row = player.page.get_by_role("row").filter(has=player.page.get_by_role("cell", name=person, exact=True))
        player.click(row.get_by_role("button"))
        code = player.page.locator("code").first
        code.wait_for()
        month.links[person] = code.inner_text().strip()
    player.picture("inbjuden")


def bring_in(player, file, **fields):
    """Sends the file, looks at what it would do, and says yes."""
    player.follow("Inläsning")
    player.give_file(player.page.locator("input[type=file]"), file)
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


def opens_her_sheet(player):
    player.follow("Prognos")
    if UNIT not in player.page.url:
        player.click(player.page.locator("main a[href*='/prognos/" + UNIT + "']"))


def the_manager_sets_her_forecast(month):
    player = month.enters(MANAGER)
    player.sees("Enhetens kommentar")
    opens_her_sheet(player)
    player.picture("bladet")
    fields = player.page.locator("#prognos input.number")
    if not month.has_scripts:
        for number, amount in enumerate(["-9 000", None, "−4 000", "−2 500"]):
            if amount:
                player.fill(fields.nth(number), amount)
        player.press("Spara")
        player.sees("Prognosen är sparad.")
        return
    first = fields.first
    player.stand_in(first)
    first.press("Control+a")
    player.page.keyboard.type("-9 000")
    player.page.keyboard.press("Enter")
    second = fields.nth(1)
    player.expect(second.evaluate("field => field === document.activeElement"), "Enter does not lead to the row below")
    # Cells of two rows and two columns, as a spreadsheet puts them on the clipboard.
    player.stand_in(fields.nth(2))
    player.paste("−4 000\tFler hushåll än väntat\r\n−2 500\tHyrorna höjdes i april\r\n")
    pasted = [fields.nth(2).input_value(), fields.nth(3).input_value()]
    player.expect(pasted == ["−4 000", "−2 500"], f"the cells are not pasted: {pasted}")
    player.sees_in_fields("Hyrorna höjdes i april")
    player.until_attribute("[data-saved]", "Utkastet sparades")
    player.picture("utkast")
    player.page.keyboard.press("Control+s")
    player.until("Prognosen är sparad.")
    player.picture("sparad")


def the_manager_marks_a_posting_that_is_not_hers(month):
    player = month.people[MANAGER]
    player.click(player.page.locator("#prognos tbody th a"))
    player.picture("raden")
    player.click(player.page.locator("main table a[href*='/ekonomi/verifikation/']"))
    player.picture("verifikationen")
    player.click(player.page.get_by_role("link", name="Markera verifikation"))
    player.write("Vad är fel?", "Hyran hör till en annan enhet.")
    player.choose("Rätt enhet", "E320")
    player.picture("markera")
    player.press("Markera raden")
    player.until("Hyran hör till en annan enhet.")
    player.picture("markerad")
    opens_her_sheet(player)
    player.sees("En bokföringsrad är markerad som felkonterad", "Utfall och prognos är inte ändrade för det.")


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
        field = links.first.get_attribute("href")[1:]
        player.click(links)
        player.fill(player.page.locator(f"[id='{field}']"), "Fler ansökningar")
        if player.page is player.harness.bare:
            player.press("Spara")
            player.sees("Prognosen är sparad.")
        else:
            player.page.keyboard.press("Control+s")
            player.until("Prognosen är sparad.")
    raise AssertionError("there is always one more remark that is missing")


def the_controller_sends_it_back_with_a_word(month):
    player = month.people["controller"]
    player.follow("Prognos")
    player.follow("Läget i alla enheter")
    player.picture("oversikt")
    row = player.page.get_by_role("row").filter(has_text="Ekonomiskt bistånd")
    player.click(row.locator("summary"))
    player.fill(row.get_by_label("Vad saknas"), "Vad händer om ökningen fortsätter?")
    player.picture("ater-oversikt")
    player.click(row.get_by_role("button", name="Skicka tillbaka", exact=True))
    player.until("skickad tillbaka för komplettering")
    player.picture("aterskickad")


def the_manager_mends_and_finishes(month):
    player = month.people[MANAGER]
    player.follow("Läget")
    player.picture("laget-ater")
    opens_her_sheet(player)
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
    player.click(row.locator("summary"))
    player.click(row.get_by_role("button", name="Godkänn", exact=True))
    player.until("godkänd.")
    player.picture("godkand")


def the_director_reads_where_the_year_is_heading(month):
    player = month.enters("socialchef")
    player.sees("Prognosen för 2019", "Det har ändrat prognosen mest", "Nästa sammanträde")
    player.does_not_see("Klarmarkera")


def the_controller_settles_what_was_marked(month):
    player = month.people["controller"]
    player.follow("Läget")
    player.click(player.page.get_by_role("main").locator("a[href*='/ekonomi/markta']"))
    player.sees("Hyran hör till en annan enhet.")
    row = player.page.get_by_role("row").filter(has_text="Hyran hör till en annan enhet.")
    player.click(row.locator("summary"))
    player.fill(row.get_by_label("Besked"), "Hyran är rätt enligt avtalet.")
    player.picture("markta")
    player.click(row.get_by_role("button", name="Rättas inte", exact=True))
    player.until("Ingen rad väntar.")


def the_planner_sees_figures_and_writes_nothing(month):
    player = month.enters("planerare")
    player.follow("Prognos")
    player.sees("Ekonomiskt bistånd")
    player.click(player.page.locator("main a[href*='/prognos/" + UNIT + "']"))
    player.expect(player.page.locator("#prognos input").count() == 0, "the planner can write in the unit's sheet")
    player.picture("planerare")


def the_secretary_writes_a_section_with_a_figure(month):
    player = month.enters("namndsekreterare")
    player.follow("Rapporter")
    player.follow("Vårbokslut april 2019")
    player.picture("arbetet")
    player.follow("Bakgrund")
    field = player.page.get_by_label("Text", exact=True)
    if month.has_scripts:
        player.fill(field, "Prognosen för personal är .")
        player.stand_in(field)
        player.page.keyboard.press("Control+End")
        player.page.keyboard.press("ArrowLeft")
        player.stand_in(player.page.locator("#siffra"))
        player.page.keyboard.type("personal prognos")
        player.page.wait_for_selector("#siffra-lista [role=option]")
        player.picture("siffra-soks")
        player.page.keyboard.press("ArrowDown")
        player.page.keyboard.press("Enter")
    else:
        player.follow("Sök på en egen sida")
        player.write("Ord", "personal prognos")
        player.click(player.page.get_by_role("main").get_by_role("button", name="Sök"))
        reference = player.page.locator("main li code").first.inner_text()
        player.page.go_back()
        player.page.go_back()
        player.fill(field, f"Prognosen för personal är {reference}.")
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
    player.check(player.page.get_by_label("nämnden", exact=True))
    player.picture("las")
    player.press("Lås version")
    player.until("Låst för")
    player.picture("last")


def the_secretary_notes_the_decision(month):
    player = month.people["namndsekreterare"]
    player.follow("Rapporter")
    player.follow("Vårbokslut april 2019")
    player.click(player.page.locator("#versioner a"))
    player.follow("Fastställ", exact=True)
    # What has not been decided yet is not taken for decided: the body of this story meets the same day.
    player.choose("Sammanträdets dag", "2019-05-07")
    player.write("Paragraf i protokollet", "§ 61")
    player.picture("faststall")
    player.press("Fastställ")
    player.until("§ 61")
    player.sees("2019-05-07 av nämnden, § 61")
    player.picture("faststalld")


def the_auditor_sees_who_did_what(month):
    player = month.enters("revisor")
    player.follow("Historik")
    player.sees("Controller", "Chef E310")
    player.picture("historik")
    player.click(player.page.locator("main table a[href*='/historik/handelse/']"))
    player.picture("handelse")
    player.does_not_see("Skicka och granska")


def the_member_sees_the_locked_report_and_nothing_else(month):
    player = month.enters("ledamot")
    menu = player.page.locator("nav.main a").all_inner_texts()
    player.expect("Prognos" not in menu and "Inläsning" not in menu and "Ekonomi" not in menu, str(menu))
    player.follow("Rapporter")
    player.follow("Vårbokslut april 2019")
    player.picture("rapporten")
    player.click(player.page.locator("#versioner a"))
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
    the_manager_sets_her_forecast,
    the_manager_marks_a_posting_that_is_not_hers,
    the_manager_writes_her_part_and_marks_it_ready,
    the_controller_sends_it_back_with_a_word,
    the_manager_mends_and_finishes,
    the_controller_approves,
    the_director_reads_where_the_year_is_heading,
    the_controller_settles_what_was_marked,
    the_planner_sees_figures_and_writes_nothing,
    the_secretary_writes_a_section_with_a_figure,
    the_controller_previews_locks_and_exports,
    the_secretary_notes_the_decision,
    the_auditor_sees_who_did_what,
    the_member_sees_the_locked_report_and_nothing_else,
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("origin")
    parser.add_argument("administrator")
    parser.add_argument("--examples", required=True)
    parser.add_argument("--way", choices=["hand", "keyboard", "bare"], default="hand")
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    findings = Findings()
    count = 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        people = {}
        for person in ["administrator"] + INVITED:
            harness = Harness(chromium, options.origin, findings, options.screenshots)
            player = Typist if options.way == "keyboard" else Player
            people[person] = player(harness, person, "month", scripts=options.way != "bare")
            people[person].keeps_pictures = options.way == "hand"
        month = Month(people, pathlib.Path(options.examples), options.way != "bare")
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
