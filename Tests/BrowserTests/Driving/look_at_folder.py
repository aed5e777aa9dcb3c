"""Looks at each page of a folder that can be reached from its start.

look_at_folder.py FOLDER START [SCREENSHOTS]
"""
import sys

from harness import Findings, Harness, Walk, browser_path, check_html, skip_unless_possible, sync_playwright
from served import Site


def main():
    folder, start = sys.argv[1:3]
    screenshots = sys.argv[3] if len(sys.argv) > 3 else None
    with Site(folder) as site, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        findings = Findings()
        harness = Harness(chromium, site.origin, findings, screenshots)
        walk = Walk(harness).from_start(start)
        check_html(folder, findings)
        print(f"looked at {len(walk.looked)} pages")
        harness.close()
        chromium.close()


skip_unless_possible()
main()
