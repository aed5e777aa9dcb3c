"""How people come in: by the link that sets a password, and by the form that asks for it."""

PASSWORD = "en lång fras om roder och vind"


def enter(harness, person, link):
    """Opens the link with scripts, looks at its page, sets the password and logs in, with scripts and without."""
    page = harness.page
    harness.place = "the link of " + person
    page.goto(link)
    harness.look_as_it_is("lank")
    set_password(page)
    log_in(page, harness.origin, person)
    # Both browsers are the same person's, in the same session.
    harness.plain.add_cookies(harness.scripted.cookies())


def set_password(page):
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()


def log_in(page, origin, person):
    if page.locator("nav.main").count() == 0:
        page.goto(origin + "/logga-in")
        page.fill("#person", person)
        page.fill("#losenord", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_load_state()
    if page.locator("nav.main").count() == 0:
        raise AssertionError(f"{person} could not log in: {page.title()}")
