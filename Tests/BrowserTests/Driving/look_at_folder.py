"""Looks at each page of a folder that can be reached from its start.

look_at_folder.py FOLDER START [SCREENSHOTS]
"""
import sys

from harness import Findings, Harness, Walk, browser_path, skip_unless_possible, sync_playwright
from served import Site


def main():
    folder, start = sys.argv[1:3]
    screenshots = sys.argv[3] if len(sys.argv) > 3 else None
    with Site(folder) as site, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        harness = Harness(chromium, site.origin, Findings(), screenshots)
        walk = Walk(harness).from_start(start)
        print(f"looked at {len(walk.looked)} pages")
        harness.close()
        chromium.close()


skip_unless_possible()
main()
