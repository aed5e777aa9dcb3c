"""Walking through the site by its links, as one person after another.

A page of a form that somebody new meets is looked at whole; where its content is word for word what another has been
shown, once is enough. The rest of a form's pages must answer.
"""
import hashlib
import html.parser
import re
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

from harness import Error


# Fields that ask for a page as it was.
PAST = {"per", "handelse"}


class Routes:
    """The site's forms of addresses, such as /prognos/{enhet}; words win over what is free."""

    def __init__(self, patterns):
        self.patterns = sorted(patterns, key=lambda pattern: pattern.count("{"))

    def of(self, path):
        """The form that the path has; None for none."""
        for pattern in self.patterns:
            if re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", pattern), unquote(path)):
                return pattern
        return None


class Content(html.parser.HTMLParser):
    """A page as it was sent: its links, and what it says without who is logged in."""

    def __init__(self, text):
        super().__init__()
        self.links = []
        self.feed(text)
        inside = text.split("<main", 1)[-1].split("</main>", 1)[0]
        inside = re.sub(r'(name="token"[^>]*value=|value=)"[0-9A-Za-z_.-]{20,}"', "", inside)
        self.digest = hashlib.sha256(inside.encode()).hexdigest()

    def handle_starttag(self, tag, attributes):
        target = dict(attributes).get("href")
        if tag == "a" and target:
            self.links.append(target)


class Seen:
    """What all walkers together have looked at."""

    def __init__(self, routes):
        self.routes = routes
        self.contents = set()
        # One address of each form, and the forms that were answered with a page or a file.
        self.examples = {}


def is_page(answer):
    """Whether it is shown and not kept as a file."""
    return "text/html" in answer.headers.get("content-type", "") and "content-disposition" not in answer.headers


class Walker:
    """One person on her way through the site."""

    def __init__(self, harness, person, seen, asks=3):
        self.harness = harness
        self.person = person
        self.seen = seen
        self.asks = asks
        self.forms = {}
        self.met = set()
        self.looked = 0
        self.known = 0

    def walk(self, starts):
        """Follows the links from these addresses until there are no new ones."""
        self.starts = [urljoin(self.harness.origin, start) for start in starts]
        queue = list(self.starts)
        self.met.update(queue)
        while queue:
            address = queue.pop(0)
            for link in self.visit(address):
                link = urldefrag(urljoin(address, link))[0]
                if link in self.met or not link.startswith(self.harness.origin + "/"):
                    continue
                self.met.add(link)
                queue.append(link)

    def visit(self, address):
        """Looks at the page, or asks for it, or passes by where enough of its form have been met; answers its links."""
        form, fields = self.form(address)
        met = self.forms.setdefault(form, [])
        # A page is of a new kind where it is asked for by a field that is new to its form.
        is_new = not any(fields <= earlier for earlier in met)
        if len(met) >= self.asks and not is_new:
            return []
        met.append(fields.union(*met))
        is_past = bool(PAST & fields)
        answer = self.ask(address)
        path = self.harness.path(address)
        if answer.status >= 400:
            self.harness.findings.add("status", f"{self.person}, {path}", str(answer.status))
            return []
        pattern = self.seen.routes.of(urlsplit(address).path)
        if pattern is None:
            self.harness.findings.add("walk", f"{self.person}, {path}", "a link that is none of the site's routes")
            return []
        self.seen.examples.setdefault(pattern, address)
        if answer.status != 200:
            return [answer.headers.get("location", "")]
        if not is_page(answer):
            return []
        content = Content(answer.text())
        if is_new and (not is_past or address in self.starts):
            self.look(address, content)
        # What was is told by one page of each form; from there links lead on to all the past.
        return [] if is_past and address not in self.starts else content.links

    def ask(self, address):
        return self.harness.scripted.request.get(address, max_redirects=0)

    def look(self, address, content):
        if content.digest in self.seen.contents:
            self.known += 1
            return
        self.seen.contents.add(content.digest)
        self.looked += 1
        try:
            self.harness.look(address, f"{self.person} {self.harness.path(address)}")
        except Error as error:
            self.harness.findings.add("walk", f"{self.person}, {address}", str(error).splitlines()[0])

    def try_all(self):
        """Opens what others have met and this one has no link to; what is closed is closed."""
        for address in list(self.seen.examples.values()):
            if self.form(address)[0] in self.forms:
                continue
            answer = self.ask(address)
            if answer.status == 200 and is_page(answer):
                self.look(address, Content(answer.text()))

    def form(self, address):
        """What the address has in common with others, and the fields that it asks by."""
        parts = urlsplit(address)
        path = self.seen.routes.of(parts.path) or re.sub("[0-9]", "0", parts.path)
        fields = dict(parse_qsl(parts.query, keep_blank_values=True))
        # What kind of sum a figure is decides what its page holds.
        kind = fields.get("nyckel", "").split(":")[0].split("-")[-1]
        return (path, kind), frozenset(fields)
