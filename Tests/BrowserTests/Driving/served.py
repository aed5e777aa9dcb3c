"""Serves a folder of pages as the program would: the same policy for content, the same answers to forms."""
import functools
import http.server
import os
import threading

CSP = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


class Handler(http.server.SimpleHTTPRequestHandler):
    """A form sent to …/spara leads to …/sparad, or is answered with …/fel where it holds the word FEL.

    UTLOGGAD leads to the page to log in on, and SEN is answered as what took too long is. A draft is just kept.
    """

    extensions_map = {"": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
                      ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

    def translate_path(self, path):
        file = super().translate_path(path).rstrip("/")
        return file + ".html" if os.path.exists(file + ".html") else file

    def do_POST(self):
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.sent.append((self.path, sent))
        if "FEL" in sent:
            with open(self.translate_path(self.path.rsplit("/", 1)[0] + "/fel"), "rb") as file:
                page = file.read()
            self.send_response(422)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)
            return
        if "SEN" in sent:
            self.send_response(503)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write("Svaret dröjde för länge.\n".encode())
            return
        if "UTLOGGAD" not in sent and self.path.endswith("/utkast"):
            self.send_response(204)
            self.end_headers()
            return
        self.send_response(303)
        page = "/utloggad" if "UTLOGGAD" in sent else "/sparad"
        self.send_header("Location", self.path.rsplit("/", 1)[0] + page)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def end_headers(self):
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, *arguments):
        pass


class Site:
    """The server on a free port, while the block lasts."""

    def __init__(self, folder):
        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        self.server.sent = []
        self.sent = self.server.sent
        self.origin = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *arguments):
        self.server.shutdown()
        self.server.server_close()
