"""Serves a folder of pages as the program would, and looks at each page that can be reached from its start.

look_at_folder.py FOLDER START [SCREENSHOTS]
"""
import functools
import http.server
import os
import sys
import threading

from harness import Findings, Harness, Walk, browser_path, skip_unless_possible, sync_playwright

CSP = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {"": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
                      ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

    def translate_path(self, path):
        file = super().translate_path(path).rstrip("/")
        return file + ".html" if os.path.exists(file + ".html") else file

    def end_headers(self):
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, *arguments):
        pass


def main():
    skip_unless_possible()
    folder, start = sys.argv[1:3]
    screenshots = sys.argv[3] if len(sys.argv) > 3 else os.environ.get("RODER_SCREENSHOTS")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        harness = Harness(chromium, origin, Findings(), screenshots)
        walk = Walk(harness).from_start(start)
        print(f"looked at {len(walk.looked)} pages")
        harness.close()
        chromium.close()
    server.shutdown()


main()
