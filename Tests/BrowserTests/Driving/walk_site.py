"""Walks through the whole site as several people, and looks at every page that they may see.

walk_site.py ORIGIN WHO... --routes FILE --examples FOLDER [--screenshots FOLDER] [--pages FOLDER]

WHO is `nobody`; or `person=LINK` with the address of a link by which the person sets a password. FILE holds the form of
each page's address, one a line: a form of which nobody met a page is a finding.
"""
import argparse
import pathlib
import time
from urllib.parse import urlsplit

from harness import Findings, Harness, browser_path, check_html, skip_unless_possible, sync_playwright
from people import enter
from walk import Routes, Seen, Walker

# What no link leads to, or only a form.
STARTS = {
    "nobody": ["/logga-in", "/nytt-losenord", "/stil", "/stil/fel", "/stil/siffror"],
    "controller": ["/", "/laget", "/sok?q=personal", "/sok?q=finnsinte", "/ekonomi/sok?belopp=1", "/ekonomi/sok?konto=4510",
                   "/rapporter/2019-04",
                   "/rapporter/2019-04/siffror?q=personal", "/rapporter/2019-05/avsnitt/enhet/E110",
                   "/rapporter/2019-05/avsnitt/analys/namnden", "/historik/visa?sida=laget&per=2019-05-10",
                   "/laget?per=2019-05-10", "/ekonomi?per=2019-05-10", "/prognos?per=2019-05-10", "/rapporter?per=2019-05-10"],
}
# What is answered with a refusal, which is a page too.
REFUSALS = {"/finns-inte": 404, "/ekonomi/enhet/FINNS": 404, "/ekonomi?period=maj": 400,
            "/losenord/finns-inte": 422}


def send_file(walker, examples):
    """Sends a ledger that is in already, so that there is a file to decide on; answers its address."""
    page = walker.harness.page
    page.goto(walker.harness.origin + "/inlasning")
    page.set_input_files("input[type=file]", pathlib.Path(examples) / "ledger-2019-04.csv")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/inlasning/jobb/*")
    page.wait_for_selector("select, input[type=radio], input[type=text]")
    return page.url


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("origin")
    parser.add_argument("who", nargs="+")
    parser.add_argument("--routes", required=True)
    parser.add_argument("--examples", required=True)
    parser.add_argument("--screenshots")
    parser.add_argument("--pages")
    options = parser.parse_args()
    findings = Findings()
    seen = Seen(Routes(pathlib.Path(options.routes).read_text().split()))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        walkers = []
        for who in options.who:
            begun = time.monotonic()
            person, _, link = who.partition("=")
            harness = Harness(chromium, options.origin, findings, options.screenshots, options.pages)
            starts = STARTS.get(person, ["/"])
            if link:
                enter(harness, person, link)
                seen.examples.setdefault(seen.routes.of(urlsplit(link).path), options.origin + "/losenord/finns-inte")
            # Two have all kinds of rights and data between them; others' addresses are the same.
            walker = Walker(harness, person, seen, asks=2 if person in ("controller", "chef-e230") else 1)
            walkers.append(walker)
            if person == "controller":
                starts = starts + [send_file(walker, options.examples)]
                for address, status in REFUSALS.items():
                    with harness.expecting(status):
                        harness.look(options.origin + address, "refusal " + address)
            walker.walk(starts)
            print(f"LOOKED {person}: at {walker.looked} pages; {walker.known} others are known, "
                  f"{len(walker.met)} addresses, {time.monotonic() - begun:.0f} s")
        for walker in walkers:
            walker.try_all()
            walker.harness.close()
        chromium.close()
    for pattern in seen.routes.patterns:
        if pattern not in seen.examples:
            findings.add("walk", pattern, "nobody met a page of this form")
    if options.pages:
        check_html(options.pages, findings)


skip_unless_possible()
main()
