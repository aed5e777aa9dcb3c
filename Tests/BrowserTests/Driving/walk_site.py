"""Walks through the whole site as one or several people, and looks at every page.

walk_site.py ORIGIN WHO... [--screenshots FOLDER] [--pages FOLDER] [--seconds N]

WHO is `nobody`; or `person=LINK` with the address of a link by which the person sets a password; or `person`, who has
set it before.
"""
import argparse
import time

from harness import Findings, Harness, Walk, browser_path, check_html, skip_unless_possible, sync_playwright
from people import log_in, set_password


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("origin")
    parser.add_argument("who", nargs="+")
    parser.add_argument("--screenshots")
    parser.add_argument("--pages")
    parser.add_argument("--seconds", type=int, default=600)
    options = parser.parse_args()
    findings = Findings()
    begun = time.monotonic()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for number, who in enumerate(options.who):
            person, _, link = who.partition("=")
            left = options.seconds - (time.monotonic() - begun)
            screenshots = options.screenshots and f"{options.screenshots}/{person}"
            harness = Harness(chromium, options.origin, findings, screenshots, options.pages)
            start = "/logga-in"
            if person != "nobody":
                if link:
                    set_password(harness, person, link)
                else:
                    log_in(harness.page, options.origin, person)
                log_in(harness.bare, options.origin, person)
                start = "/"
            # Time is shared out evenly between those who are left.
            walk = Walk(harness, seconds=left / (len(options.who) - number)).from_start(start)
            print(f"LOOKED {person}: at {len(walk.looked)} pages, asked for {len(walk.asked)} more")
            harness.close()
        chromium.close()
    if options.pages:
        check_html(options.pages, findings)


skip_unless_possible()
main()
