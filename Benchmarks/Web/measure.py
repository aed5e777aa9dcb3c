"""Measures the web server as a whole process; `run` builds what is needed and calls this with the program and a folder.

Processor time is user and system time of the server over the requests of one run, asked over 64 connections of load.c
without a pause; the median of five runs (RUNS) stands with the least and the greatest beside it. The plain route is
/health, which reads nothing. Throughput and times of answers depend on what else the machine does, load.c itself for
one: of two processors the server has one and a half at most. Answers are timed from when a request was due.

Nothing is cached between browser and store but what the server itself keeps: each request opens the session, looks at
the rights and lays out the whole page. Only where it says 304 is the browser's own copy asked about.
"""

import http.client
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

RODER, WORK, SECONDS = sys.argv[1], sys.argv[2], float(sys.argv[3])
ROWS = os.environ.get("ROWS", "250000")
RUNS = int(os.environ.get("RUNS", "5"))
MEMORY = os.environ.get("MEMORY", "80")
EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Examples")
DRIFT = "/ekonomi?period=2019-12"
TICK = os.sysconf("SC_CLK_TCK")
failures = []


def at(name):
    return os.path.join(WORK, name)


def roder(now, *words):
    done = subprocess.run([RODER, *words, "--store", at("board.roder")], cwd=WORK, env=dict(os.environ, RODER_NOW=now),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"roder {' '.join(words)}: exit {done.returncode}\n{done.stdout}")
    return done.stdout


def make():
    """The example's structure, budget and forecasts with the ledger of 2019, and January 2020 as a file."""
    subprocess.run([at("generate"), WORK, "2019", "2020", ROWS], check=True, stdout=subprocess.DEVNULL)
    for month in range(2, 13):
        os.remove(at(f"2020-{month:02}.se"))
    given = os.environ.get("STORE")
    if given:
        shutil.copy(given, at("board.roder"))
        shutil.copy(given + ".key", at("board.roder.key"))
        return
    example = lambda name: os.path.join(EXAMPLES, name + ".csv")
    start = "2019-01-04T08:00:00Z"
    roder(start, "new", "--board", "Socialnämnden", "--municipality", "Exempelkommunen")
    for kind in ["units", "codes", "statements", "areas", "watched", "mapping", "occasions", "counterparties", "roles"]:
        roder(start, "import", kind, example(kind))
    roder(start, "import", "frames", example("frames-2019"))
    roder(start, "import", "budget", example("budget-2019-v2"), "--year", "2019", "--name", "Budget 2019", "--sign", "report")
    for month in range(1, 13):
        name = f"2019-{month:02}"
        after = f"2019-{month + 1:02}" if month < 12 else "2020-01"
        roder(f"{after}-06T08:00:00Z", "import", "ledger", name + ".se", "--months", name, "--status", "closed")
        if month >= 11:
            roder(f"{after}-10T08:00:00Z", "import", "forecast", example(f"forecast-2019-0{month - 8}"), "--period", name,
                  "--sign", "report")
        os.remove(at(name + ".se"))
    if os.environ.get("KEEP"):
        for ending in ["", ".key"]:
            shutil.copy(at("board.roder" + ending), os.path.join(os.environ["KEEP"], "board.roder" + ending))


class Server:
    """The server as a process of its own, with one who is logged in."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        now = "2020-02-01T08:00:00Z"
        os.environ["RODER_ADDRESS"] = f"http://127.0.0.1:{self.port}"
        link = re.search(r"http\S*", roder(now, "login", "invite", "controller", "--reason", "Mätning")).group()
        self.log = open(at("server.log"), "w")
        self.process = subprocess.Popen(
            [RODER, "serve", "--store", at("board.roder"), "--port", str(self.port)], cwd=WORK, stdout=self.log,
            stderr=self.log, env=dict(os.environ, RODER_NOW=now + "+", RODER_MEMORY=MEMORY))
        while True:
            try:
                self.page("/health")
                break
            except OSError:
                time.sleep(0.05)
        path = urllib.parse.urlsplit(link).path
        page = self.page(path)
        form = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page[2].decode()))
        form["losenord"] = "mätning med många ord"
        cookies = [value.split(";")[0] for name, value in page[1] if name.lower() == "set-cookie"]
        body = urllib.parse.urlencode(form)
        answer = self.ask("POST", path, body, {
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": "; ".join(cookies)})
        found = [value.split(";")[0] for name, value in answer[1] if name.lower() == "set-cookie"]
        if answer[0] != 303 or not found:
            sys.exit(f"logging in: {answer[0]}")
        self.cookie = "Cookie: " + found[0]

    def ask(self, method, path, body=None, headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer.getheaders(), content

    def page(self, path):
        name, value = self.cookie.split(": ") if hasattr(self, "cookie") else ("Accept", "*/*")
        return self.ask("GET", path, headers={name: value})

    def spent(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self, name="VmHWM"):
        line = next(line for line in open(f"/proc/{self.process.pid}/status") if line.startswith(name))
        return int(line.split()[1]) / 1024

    def load(self, path, seconds, rate=0, *headers):
        said = subprocess.run(
            [at("load"), str(self.port), "64", str(seconds), str(rate), path, self.cookie, *headers],
            stdout=subprocess.PIPE, check=True, text=True).stdout.split()
        if said[3] != "0":
            sys.exit(f"{path}: {said[3]} answers were neither 200 nor 304")
        return [float(word) for word in said]

    def stop(self):
        self.process.terminate()
        if self.process.wait(30):
            sys.exit("the server did not stop as it should")


def middle(values):
    return sorted(values)[len(values) // 2]


def within(text, value, limit, unit):
    print(f"  {text} {value:.3g} {unit}, at most {limit} {unit}: {'yes' if value <= limit else 'NO'}")
    if value > limit:
        failures.append(f"{text}: {value:.3g} {unit} is more than {limit}")


def costs(server):
    """Processor time a request; answers how many a second the drift page can be asked."""
    tag = next(value for name, value in server.page(DRIFT)[1] if name.lower() == "etag")
    rows = [
        ("plain route (/health)", "/health", []), ("drift page, whole", DRIFT, []),
        ("drift page, gzip", DRIFT, ["Accept-Encoding: gzip"]), ("drift page, 304", DRIFT, ["If-None-Match: " + tag]),
        ("Läget", "/laget", []), ("units", "/ekonomi/enheter?period=2019-12", []), ("help (no figures)", "/hjalp", []),
    ]
    plain = most = 0
    print(f"{'processor time a request':26} {'ms':>7} {'least–greatest':>15} {'× plain':>8} {'a second':>9} {'bytes':>7}")
    for name, path, headers in rows:
        server.load(path, 0.5, 0, *headers)
        runs = []
        for _ in range(RUNS):
            before = server.spent()
            count, seconds, size, *_ = server.load(path, 2, 0, *headers)
            runs.append(((server.spent() - before) / count * 1e3, count / seconds, size / count))
        cpu, rate = middle([run[0] for run in runs]), middle([run[1] for run in runs])
        plain = plain or cpu
        span = f"{min(run[0] for run in runs):.3f}–{max(run[0] for run in runs):.3f}"
        print(f"{name:26} {cpu:7.3f} {span:>15} {cpu / plain:8.1f} {rate:9.0f} {runs[0][2]:7.0f}")
        if path == DRIFT and not headers:
            most, drift = rate, cpu
    within("drift page", drift, 0.5, "ms of processor time")
    return most


def timed(server, name, rate):
    *_, p50, p90, p99, p999, greatest = server.load(DRIFT, SECONDS, rate)
    print(f"{name}: {rate:.0f} a second for {SECONDS:.0f} s over 64 connections\n  p50 {p50:.2f}  p90 {p90:.2f}  p99 "
          f"{p99:.2f}  p99.9 {p999:.2f}  greatest {greatest:.1f} ms")
    within("99th percentile", p99, 10, "ms")


class Imports(threading.Thread):
    """Brings in January 2020 as a process beside the server; then again and again, which reads the file and finds that
    nothing is new."""

    is_over = False
    count = 0

    def run(self):
        while not self.is_over:
            roder("2020-02-06T08:00:00Z", "import", "ledger", "2020-01.se", "--months", "2020-01", "--status", "closed",
                  *(["--confirm"] if self.count else []))
            self.count += 1

    def stop(self):
        self.is_over = True
        self.join()
        return self.count


class Uploads(threading.Thread):
    """Sends January 2020 to the server itself, which reads it and works out what it would do, again and again."""

    is_over = False
    count = 0

    def __init__(self, server):
        super().__init__()
        self.server = server

    def run(self):
        with open(at("2020-01.se"), "rb") as file:
            content = file.read()
        name, value = self.server.cookie.split(": ")
        while not self.is_over:
            page = self.server.page("/inlasning")[2].decode()
            token = re.search(r'name="([^"]*)" value="([^"]*)"', page[page.index("data-file="):]).groups()
            line = "\r\n--grans"
            body = (f'--grans\r\nContent-Disposition: form-data; name="{token[0]}"\r\n\r\n{token[1]}{line}\r\n'
                    'Content-Disposition: form-data; name="fil"; filename="2020-01.se"\r\n\r\n'
                    ).encode() + content + f"{line}--\r\n".encode()
            status, headers, _ = self.server.ask(
                "POST", "/inlasning", body, {name: value, "Content-Type": "multipart/form-data; boundary=grans"})
            if status != 303:
                sys.exit(f"sending a file: {status}")
            job = urllib.parse.urlsplit(next(value for key, value in headers if key.lower() == "location")).path
            while "granskas." in self.server.page(job)[2].decode():
                time.sleep(0.2)
            self.count += 1

    def stop(self):
        self.is_over = True
        self.join()
        return self.count


def searches(server):
    words = ["ord=hyra", "belopp=12345", "konto=45", "ord=faktura&ordning=latest", "ordning=earliest", "ver=A100200"]
    print("finding a posting, whole pages one after the other")
    worst = 0
    for word in words:
        path = "/ekonomi/sok?manader=2019&" + word
        times = []
        for _ in range(RUNS):
            started = time.monotonic()
            status, _, content = server.page(path)
            times.append((time.monotonic() - started) * 1e3)
            if status != 200:
                sys.exit(f"{path}: {status}")
        print(f"  {word:30} {middle(times):7.1f} ms ({min(times):.1f}–{max(times):.1f})")
        worst = max(worst, middle(times))
    within("slowest search", worst, 100, "ms")


def slow_clients(server):
    """A thousand who send a byte of their request's head a second, and one who asks meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    before = server.memory("VmRSS")
    clients = []
    for _ in range(1_000):
        client = socket.create_connection(("127.0.0.1", server.port))
        client.sendall(b"GET /ekonomi HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        clients.append(client)
    for _ in range(10):
        for client in clients:
            client.sendall(b"x")
        time.sleep(1)
    started = time.monotonic()
    status = server.page(DRIFT)[0]
    took = (time.monotonic() - started) * 1e3
    after = server.memory("VmRSS")
    for client in clients:
        client.close()
    print(f"1 000 slow clients: resident {before:.0f} MB before, {after:.0f} MB with them; another was answered {status} "
          f"in {took:.0f} ms")
    within("growth", after / before, 2, "times")


make()
print(f"store: {12 * int(ROWS)} postings, {os.path.getsize(at('board.roder')) / 1e6:.0f} MB")
server = Server()
started = time.monotonic()
spent = -1.0
while server.spent() - spent > 0.2:
    spent = server.spent()
    time.sleep(1)
print(f"read ahead after the start: about {time.monotonic() - started - 1:.0f} s, {spent:.1f} s of processor time")
most = costs(server)
timed(server, "at half of the greatest throughput", most / 2)
imports = Imports()
imports.start()
timed(server, "the same while a month of postings is imported again and again", most / 2)
print(f"  {imports.stop()} imports of {int(ROWS)} postings meanwhile: the first brings them in, the others find nothing new")
searches(server)
print(f"resident {server.memory('VmRSS'):.0f} MB, at most {server.memory():.0f} MB")
within("memory", server.memory(), 150, "MB")
slow_clients(server)
uploads = Uploads(server)
uploads.start()
timed(server, "while the server itself reads a file of a month's postings again and again", most / 2)
print(f"  {uploads.stop()} files of {int(ROWS)} postings meanwhile; resident at most {server.memory():.0f} MB")
server.stop()
if failures:
    print("\n".join(failures))
    sys.exit(1)
