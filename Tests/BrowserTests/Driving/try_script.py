"""Tries everything that the script does for pages, on the page that shows all pieces.

try_script.py FOLDER
"""
import sys

from harness import Error, browser_path, skip_unless_possible, sync_playwright
from served import Site

TRIALS = []


def trial(function):
    TRIALS.append(function)
    return function


def check(holds, words):
    if not holds:
        raise AssertionError(words)


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.localName")


def until(page, words):
    """Waits for the claim; the page's own policy lets nobody wait inside it."""
    for _ in range(80):
        try:
            if page.evaluate(words):
                return
        except Error:
            # The page is being loaded.
            pass
        page.wait_for_timeout(100)
    raise AssertionError("it never came: " + words)


def fresh(page, site):
    page.goto(site.origin + "/stil")


@trial
def slash_goes_to_search_but_is_a_letter_where_one_writes(page, site):
    page.locator("h1").click()
    page.keyboard.press("/")
    check(focused(page) == "sok", focused(page))
    page.keyboard.type("a/b")
    check(page.input_value("#sok") == "a/b", page.input_value("#sok"))


@trial
def question_mark_shows_help_and_escape_leads_back(page, site):
    page.locator("a[data-keys]").focus()
    page.keyboard.press("Shift+?")
    page.wait_for_selector("dialog[open]")
    check("Till sökfältet" in page.inner_text("dialog"), "the help is not there")
    check(page.get_attribute("dialog", "aria-labelledby") == "tangenter-rubrik", "the dialog has no name")
    check(page.evaluate("document.querySelector('dialog').contains(document.activeElement)"), "focus is outside")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    check(page.evaluate("'keys' in document.activeElement.dataset"), "focus does not come back")


@trial
def keys_can_be_turned_off(page, site):
    page.goto(site.origin + "/stil/hjalp/tangenter")
    page.uncheck("#tangenter-av-val")
    fresh(page, site)
    page.locator("h1").click()
    page.keyboard.press("/")
    check(focused(page) != "sok", "the key works although it is off")
    page.goto(site.origin + "/stil/hjalp/tangenter")
    check(not page.is_checked("#tangenter-av-val"), "it is not remembered")
    page.check("#tangenter-av-val")


@trial
def tables_are_sorted_in_place_with_their_sum_last(page, site):
    def column(number):
        return page.eval_on_selector_all(
            "#stil-laslista tbody tr", f"rows => rows.map(row => row.cells[{number}].textContent)")
    page.click("#stil-laslista th:nth-child(4) button")
    check(column(3) == ["16\u00a0020", "17\u00a0911", "18\u00a0204", "52\u00a0135"], str(column(3)))
    check(page.get_attribute("#stil-laslista th:nth-child(4)", "aria-sort") == "ascending", "not said")
    page.click("#stil-laslista th:nth-child(4) button")
    check(column(3) == ["18\u00a0204", "17\u00a0911", "16\u00a0020", "52\u00a0135"], str(column(3)))
    check(page.get_attribute("#stil-laslista th:nth-child(4)", "aria-sort") == "descending", "not said")
    # Its own heading has nothing to sort by.
    check(page.locator("#stil-laslista thead th:nth-child(6) button").count() == 0, "the column of buttons is sorted")
    page.click("#stil-laslista th:nth-child(1) button")
    check(column(0)[0] == "ledger-2019-02.si" and column(0)[3] == "Summa", str(column(0)))
    check(page.get_attribute("#stil-laslista th:nth-child(4)", "aria-sort") == "none", "said of two columns")


@trial
def arrows_and_enter_move_between_cells(page, site):
    page.focus("#stil-p0")
    for key, expected in (("ArrowDown", "stil-p1"), ("Enter", "stil-p2"), ("Enter", "stil-p2"),
                          ("Shift+Enter", "stil-p1"), ("ArrowUp", "stil-p0"), ("ArrowUp", "stil-p0"),
                          ("ArrowRight", "stil-k0"), ("ArrowLeft", "stil-p0")):
        page.keyboard.press(key)
        check(focused(page) == expected, f"{key} leads to {focused(page)}, not {expected}")
    page.evaluate("document.activeElement.setSelectionRange(2, 2)")
    page.keyboard.press("ArrowRight")
    check(focused(page) == "stil-p0", "an arrow in the middle of a number leaves it")


@trial
def cells_of_a_spreadsheet_are_pasted(page, site):
    page.focus("#stil-p1")
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.setData('text/plain', '12\\u00a0700\\tfler placeringar\\r\\n−3\\t\\r\\n9\\tför långt\\r\\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true,
        cancelable: true }));
    }""")
    values = [page.input_value("#stil-" + name) for name in ("p0", "k0", "p1", "k1", "p2", "k2")]
    check(values == ["12 600", "", "12\u00a0700", "fler placeringar", "−3", ""], str(values))
    until(page, "[...document.querySelectorAll('[role=status]')].some(e => e.textContent.includes('4 celler'))")


@trial
def a_form_is_saved_in_place_and_focus_stays(page, site):
    page.fill("#stil-varfor", "Nytt")
    page.focus("#stil-varfor")
    page.evaluate("window.__same = true")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/stil/sparad")
    check(page.evaluate("window.__same === true"), "the page was loaded anew")
    check("Sparat" in page.title(), page.title())
    check(focused(page) == "stil-varfor", "focus is at " + focused(page))
    path, sent = site.sent[-1]
    check(path == "/stil/spara" and "csrf=stil" in sent and "stil-varfor=Nytt" in sent, path + " " + sent)
    until(page, "document.body.lastElementChild.textContent.includes('Prognosen är sparad')")
    page.go_back()
    until(page, "document.title.includes('Stil')")


@trial
def faults_take_focus_and_stand_in_the_title(page, site):
    page.fill("#stil-varfor", "FEL")
    page.click("text=Spara >> nth=0")
    until(page, "document.title.startsWith('Fel: ')")
    check(focused(page) == "fel", focused(page))
    check(page.url.endswith("/stil"), page.url)
    page.click(".faults a >> nth=0")
    until(page, "document.activeElement.id === 'stil-losenord'")


@trial
def what_is_written_is_kept_as_a_draft_and_not_lost(page, site):
    count = len(site.sent)
    page.fill("#stil-varfor", "Ett utkast")
    until(page, "document.querySelector('[data-saved]')?.textContent.startsWith('Utkastet sparades')")
    check([path for path, _ in site.sent[count:]] == ["/stil/utkast"], str(site.sent[count:]))
    page.route("**/stil/spara", lambda route: route.abort())
    page.click("text=Spara >> nth=0")
    until(page, "document.querySelector('[data-saved]').textContent.startsWith('Det sparades inte')")
    check(page.input_value("#stil-varfor") == "Ett utkast", "the words are lost")
    page.unroute("**/stil/spara")


@trial
def a_save_cancels_the_draft_that_was_about_to_be_kept(page, site):
    count = len(site.sent)
    page.fill("#stil-varfor", "Sparas nu")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/stil/sparad")
    page.wait_for_timeout(1_600)
    check([path for path, _ in site.sent[count:]] == ["/stil/spara"], str(site.sent[count:]))


@trial
def what_is_typed_while_a_save_is_under_way_is_kept(page, site):
    held = []
    page.route("**/stil/spara", lambda route: held.append(route))
    count = len(site.sent)
    page.fill("#stil-varfor", "Först")
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('form[aria-busy]') !== null")
    page.keyboard.type(" och sedan")
    page.keyboard.press("Home")
    page.keyboard.type("Nu: ")
    held[0].continue_()
    page.wait_for_url("**/stil/sparad")
    check(page.input_value("#stil-varfor") == "Nu: Först och sedan", page.input_value("#stil-varfor"))
    check(focused(page) == "stil-varfor", "focus is at " + focused(page))
    page.keyboard.type("ja, ")
    check(page.input_value("#stil-varfor") == "Nu: ja, Först och sedan", page.input_value("#stil-varfor"))
    # What was not saved is kept as any other words are.
    until(page, "document.querySelector('[data-saved]')?.textContent.startsWith('Utkastet sparades')")
    check([path for path, _ in site.sent[count:]] == ["/stil/spara", "/stil/utkast"], str(site.sent[count:]))
    page.unroute("**/stil/spara")


@trial
def whoever_is_logged_out_keeps_her_words_and_the_way_to_log_in(page, site):
    page.fill("#stil-varfor", "UTLOGGAD")
    until(page, "document.querySelector('[data-saved]')?.textContent.startsWith('Utkastet sparades inte: du har')")
    page.click("text=Spara >> nth=0")
    until(page, "document.querySelector('[data-saved]')?.textContent.startsWith('Det sparades inte: du har loggats ut')")
    check(page.input_value("#stil-varfor") == "UTLOGGAD", "the words are lost")
    check(page.get_attribute("[data-saved] a", "target") == "_blank", "the way to log in takes the page's place")
    check(page.url.endswith("/stil"), page.url)
    # Whoever has logged in again saves where she is; here the page's token was never another.
    page.fill("#stil-varfor", "Inloggad igen")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/stil/sparad")


@trial
def a_write_whose_answer_is_lost_is_not_sent_again(page, site):
    count = len(site.sent)
    page.fill("#stil-varfor", "SEN")
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('[data-saved]')?.textContent.startsWith('Servern gav inget besked i tid')")
    check([path for path, _ in site.sent[count:]] == ["/stil/spara"], str(site.sent[count:]))
    check(page.input_value("#stil-varfor") == "SEN", "the words are lost")


@trial
def a_refusal_stands_beside_what_is_written(page, site):
    page.route("**/stil/spara", lambda route: route.fulfill(
        status=403, content_type="text/html; charset=utf-8",
        body="<main><h1>Du har inte behörighet</h1><p>Det får bara ekonomen.</p><p><a href='/'>Till Läget</a></p></main>"))
    page.fill("#stil-varfor", "Förgäves")
    page.keyboard.press("Control+s")
    words = "Det sparades inte. Du har inte behörighet. Det får bara ekonomen. Det du har skrivit står kvar."
    until(page, f"document.querySelector('[data-saved]')?.textContent === '{words}'")
    check(page.input_value("#stil-varfor") == "Förgäves", "the words are lost")
    page.unroute("**/stil/spara")


@trial
def a_page_with_unsaved_words_asks_before_it_is_left(page, site):
    asked = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.locator("#stil-varfor").press_sequentially("Kvar")
    page.goto(site.origin + "/stil/hjalp")
    check(asked == ["beforeunload"], str(asked))
    page.goto(site.origin + "/stil")
    page.goto(site.origin + "/stil/hjalp")
    check(asked == ["beforeunload"], "it asks although nothing is written")
    page.remove_listener("dialog", answer)


@trial
def figures_are_found_by_searching_and_put_into_the_text(page, site):
    page.fill("#stil-varfor", "Alltså .")
    page.evaluate("document.getElementById('stil-varfor').setSelectionRange(7, 7)")
    page.focus("#stil-valj")
    check(page.get_attribute("#stil-valj", "role") == "combobox", "it is no combobox")
    page.keyboard.type("pers")
    page.wait_for_selector("#stil-valj-lista [role=option]")
    check(page.get_attribute("#stil-valj", "aria-expanded") == "true", "it does not say that it is open")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    marked = page.get_attribute("#stil-valj", "aria-activedescendant")
    check(marked == "stil-valj-lista-0", str(marked))
    page.keyboard.press("Enter")
    check(page.input_value("#stil-varfor") == "Alltså {{personal|prognos}}.", page.input_value("#stil-varfor"))
    check(focused(page) == "stil-varfor", focused(page))
    page.focus("#stil-valj")
    page.keyboard.type("pers")
    page.wait_for_selector("#stil-valj-lista [role=option]")
    page.keyboard.press("Escape")
    check(page.is_hidden("#stil-valj-lista"), "Escape does not close")
    page.evaluate("window.onbeforeunload = null")


def drop(page, *files):
    page.evaluate("""files => {
      const data = new DataTransfer();
      for (const [name, size] of files) data.items.add(new File([new Uint8Array(size)], name));
      const event = type => new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
      const place = document.querySelector('h1');
      place.dispatchEvent(event('dragover'));
      window.__target = document.querySelector('form[data-file]').matches('.target');
      place.dispatchEvent(event('drop'));
    }""", list(files))


@trial
def a_dropped_file_is_sent_and_shown_on_its_way(page, site):
    check("Den kan också släppas" in page.inner_text("form[data-file] .hint"), "nobody is told")
    count = len(site.sent)
    drop(page, ["a.csv", 10], ["b.csv", 10])
    check(page.evaluate("window.__target"), "the form does not show that it takes the file")
    until(page, "document.querySelector('form[data-file] [data-saved]')?.textContent === 'Släpp en fil i taget.'")
    drop(page, ["stor.se", 3 << 20])
    until(page, "document.querySelector('form[data-file] [data-saved]')?.textContent.includes('högst 1 MB')")
    check(site.sent[count:] == [], "what may not be sent is sent")
    held = []
    page.route("**/stil/fil", lambda route: held.append(route))
    drop(page, ["lagom.se", 1000])
    until(page, "document.querySelector('form[data-file] progress') !== null")
    check("lagom.se" in page.inner_text("form[data-file] .progress"), "nobody is told which")
    check(page.get_attribute("form[data-file]", "aria-busy") == "true", "it may be sent twice")
    page.click("form[data-file] .progress button")
    until(page, "document.querySelector('form[data-file] [data-saved]')?.textContent.startsWith('Avbrutet')")
    check(page.locator("form[data-file] progress").count() == 0, "what is cancelled goes on")
    page.unroute("**/stil/fil")
    drop(page, ["lagom.se", 1000])
    page.wait_for_url("**/stil/sparad")
    path, sent = site.sent[-1]
    check(path == "/stil/fil" and sent.index('name="csrf"') < sent.index('filename="lagom.se"'), path)


@trial
def a_file_that_is_refused_leaves_the_page_that_says_why(page, site):
    page.route("**/stil/fil", lambda route: route.fulfill(
        status=422, content_type="text/html; charset=utf-8",
        body=route.fetch(url=site.origin + "/stil", method="GET").text().replace("<h1>", "<h1>Kunde inte läsas: ", 1)))
    drop(page, ["odd.se", 1000])
    until(page, "document.querySelector('h1').textContent.startsWith('Kunde inte läsas')")
    check(page.url.endswith("/stil"), page.url)
    page.unroute("**/stil/fil")
    page.route("**/stil/fil", lambda route: route.abort())
    drop(page, ["odd.se", 1000])
    until(page, "document.querySelector('form[data-file] [data-saved]')?.textContent.startsWith('Filen skickades inte')")
    page.unroute("**/stil/fil")


@trial
def long_work_is_followed(page, site):
    page.route("**/stil", lambda route: route.fulfill(
        status=200, content_type="text/html; charset=utf-8",
        body=route.fetch().text().replace("3000 av", "9000 av")))
    until(page, "document.getElementById('stil-framat').textContent.includes('9000 av')")
    page.unroute("**/stil")


def main():
    folder = sys.argv[1]
    only = sys.argv[2:]
    with Site(folder) as site, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        context = chromium.new_context(locale="sv-SE", reduced_motion="reduce")
        context.set_default_timeout(8_000)
        for attempt in TRIALS:
            name = attempt.__name__.replace("_", " ")
            if only and not any(word in name for word in only):
                continue
            page = context.new_page()
            page.on("pageerror", lambda error: print(f"{name}: {error}"))
            page.on("console", lambda message: message.type == "error" and "Failed to load" not in message.text
                    and print(f"{name}: {message.text}"))
            try:
                fresh(page, site)
                attempt(page, site)
            except Exception as error:
                print(f"{name}: {' '.join(str(error).split())[:400]}")
            page.close()
        print(f"tried {len(TRIALS)} things")
        chromium.close()


skip_unless_possible()
main()
