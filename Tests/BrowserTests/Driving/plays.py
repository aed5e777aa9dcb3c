"""Plays: what people do in a month, step by step, as they would: by the names of links, fields and buttons.

plays.py ORIGIN WHO... [--screenshots FOLDER] [--only WORDS]

WHO as for walk_site.py. Each play has a browser of its own to log in with, so that none depends on another.
"""
import argparse

from harness import Error, Findings, Harness, browser_path, skip_unless_possible, sync_playwright
from people import PASSWORD, log_in, set_password
from player import Player

PLAYS = []


def play(person, needs_scripts=False):
    """Marks a play, and whose it is; one that is about what the script does is not played without it."""
    def keep(function):
        function.needs_scripts = needs_scripts
        PLAYS.append((person, function))
        return function
    return keep


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
    player.follow("Ekonomi")
    row = player.page.get_by_role("row", name="Köp av tjänster")
    # After the line's name and its budget.
    row.get_by_role("link").nth(2).click()
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


@play("controller", needs_scripts=True)
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


@play("chef-e230", needs_scripts=True)
def words_stay_when_the_session_ends_and_are_saved_after_a_new_login(player):
    player.log_in()
    player.open("/prognos/E230")
    player.write("Enhetens kommentar", "Två tjänster är vakanta till hösten.")
    player.page.context.clear_cookies()
    player.press("Spara texten")
    player.until("Det sparades inte: du har loggats ut.")
    player.look()
    kept = player.page.get_by_label("Enhetens kommentar", exact=True).first.input_value()
    player.expect(kept == "Två tjänster är vakanta till hösten.", f"the words are lost: “{kept}”")
    with player.page.context.expect_page() as opened:
        player.page.get_by_role("link", name="Logga in i en ny flik").click()
    opened.value.wait_for_load_state()
    player.expect("/logga-in" in opened.value.url, "the new tab is not where one logs in")
    log_in(opened.value, player.harness.origin, player.person)
    opened.value.close()
    # The token of the login that is over is refused once, and the new one taken.
    with player.harness.expecting(403):
        player.press("Spara texten")
        player.until("Texten är sparad.")
    player.does_not_see("Det sparades inte")


@play("controller")
def the_sheets_of_several_units_are_written_and_saved_together(player):
    player.log_in()
    player.open("/prognos")
    player.follow("Skriv alla enheters prognoser på en sida")
    player.sees("Prognos för alla dina enheter", "Enhet 1–8 av 13", "Spara alla")
    player.look()
    names = player.page.eval_on_selector_all("#blad input[name^='belopp.']", "all => all.map(one => one.name)")
    fields = [next(name for name in names if name.startswith("belopp." + unit + "/")) for unit in ("E210", "E230")]
    # What is the same as what stands is not saved, and the play is played twice.
    own = "\u2212300" if player.page is player.harness.page else "\u2212310"
    for name, amount in zip(fields, (own, "mycket")):
        player.page.locator(f"[name='{name}']").fill(amount)
    with player.harness.expecting(422):
        player.press("Spara alla")
        player.until("Resten är inte sparat än")
    player.sees("Ett fel måste rättas")
    player.look()
    player.page.locator(f"[name='{fields[1]}']").fill(own)
    player.press("Spara alla")
    player.until("Prognosen är sparad för en enhet.")
    values = [player.page.locator(f"[name='{name}']").input_value() for name in fields]
    player.expect(values == [own, own], f"the sheets hold {values}")


@play("controller", needs_scripts=True)
def a_file_that_is_dropped_on_the_page_is_looked_at(player):
    player.log_in()
    player.open("/inlasning")
    player.sees("Den kan också släppas var som helst på sidan.")
    player.drop(["en.csv", "a;b\n"], ["två.csv", "a;b\n"])
    player.until("Släpp en fil i taget.")
    player.drop(["enheter.csv", "id;namn\nE999;Nya enheten\n"])
    player.page.wait_for_url("**/inlasning/jobb/*")
    player.wait_for_job("main table, main .notice, main form select")
    player.sees("enheter.csv")
    player.look()
    player.press("Avbryt")
    player.sees("Inläsning")


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


# What a sheet of paper shows of a page: nothing to press, no table that browsers must shrink to less than three
# quarters of its size to have all of it on the sheet, and words that are dark enough without the colours behind them,
# which are not printed.
PAPER = """() => {
  const faults = []
  const width = document.body.clientWidth
  const isSeen = element => element.getClientRects().length > 0
  for (const element of document.querySelectorAll("button, .button, nav, form[method=get], input[type=file], .skip"))
    if (isSeen(element)) faults.push("shows what is for pressing: " + element.outerHTML.slice(0, 80))
  for (const element of document.querySelectorAll("main *")) {
    if (!isSeen(element)) continue
    if (element.matches("table, svg, pre") && element.getBoundingClientRect().right > width / 0.75)
      faults.push("is too wide at " + (element.id || element.tagName))
    const hasWords = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    if (!hasWords || element.closest(".spoken, svg")) continue
    const parts = getComputedStyle(element).color.match(/[\\d.]+/g).map(Number)
    const [r, g, b] = parts.slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    const contrast = 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
    if (contrast < 4.5) faults.push("is too pale at “" + element.textContent.trim().slice(0, 30) + "”")
  }
  return [...new Set(faults)]
}"""


@play("controller", needs_scripts=True)
def what_is_printed_is_all_there_and_nothing_to_press(player):
    player.log_in()
    page = player.page
    # What an A4 sheet has between the margins that the style sheet sets.
    page.set_viewport_size({"width": round((210 - 2 * 16) / 25.4 * 96), "height": 900})
    for path in (
            "/laget", "/ekonomi", "/ekonomi/enheter", "/ekonomi/enhet/E230", "/ekonomi/manader",
            "/ekonomi/investeringar", "/ekonomi/sok?ord=hyra", "/prognos", "/prognos/E230", "/prognos/oversikt",
            "/rapporter", "/rapporter/2019-04", "/rapporter/2019-04/forhandsgranska", "/inlasning", "/historik"):
        page.emulate_media(media="screen")
        player.open(path)
        page.emulate_media(media="print", color_scheme="light")
        for fault in page.evaluate(PAPER):
            player.harness.findings.add("on paper", path, fault)


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
                harness.page.goto(link)
                set_password(harness.page)
                harness.close()
        for person, act in PLAYS:
            name = act.__name__.replace("_", " ")
            if options.only not in name or person not in links:
                continue
            for scripts in (True, False):
                if not scripts and act.needs_scripts:
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
