// What pages do better with a script. Everything works without it, and it asks for nothing but ordinary pages: a form
// that is saved in place is the same form sent to the same address, and the page that answers takes this page's place.
// All listening is done by the document, so a page that takes this one's place needs no setting up.
"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const on = (type, handle, options) => document.addEventListener(type, handle, options);

  // What is said aloud to whoever does not see the page change.
  const voice = document.createElement("div");
  voice.className = "spoken";
  voice.setAttribute("role", "status");
  const say = (words) => {
    voice.textContent = "";
    setTimeout(() => { voice.textContent = words; }, 60);
  };

  // --- Pages that take this one's place -----------------------------------------------------------------------------

  // Forms with words that are not sent yet.
  const unsaved = new Set();
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");

  async function fetchPage(address, options) {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    if (!(answer.headers.get("content-type") || "").startsWith("text/html")) return { answer, page: null };
    return { answer, page: parse(await answer.text()) };
  }

  // How to find the element again in a page that takes this one's place.
  function trace(element) {
    if (!element || element === document.body) return null;
    if (element.id) return (page) => page.getElementById(element.id);
    const form = element.closest("form");
    const action = form && form.getAttribute("action");
    const same = `${element.localName}[name="${CSS.escape(element.name || "")}"]`;
    if (!form || !element.name) return null;
    return (page) => all("form", page).filter((other) => other.getAttribute("action") === action)
      .map((other) => find(same, other)).find(Boolean);
  }

  // What stands in the fields of the form, field by field.
  const fieldsOf = (form) => all("input:not([type=hidden]):not([type=file]), select, textarea", form)
    .map(({ id, value, checked }) => ({ id, value, checked }));

  // The fields that say otherwise than they did: somebody has gone on writing.
  const since = (form, before) => fieldsOf(form).filter((now) => {
    const then = before.find((field) => field.id === now.id);
    return !then || then.value !== now.value || then.checked !== now.checked;
  });

  // What is written in the page, and not sent, is written again in the page that comes: in other forms, and in the form
  // that was sent what has been written since.
  function rewrite(sent) {
    const kept = [...unsaved].filter((form) => form.isConnected && form !== sent.form)
      .map((form) => ({ action: form.getAttribute("action"), fields: fieldsOf(form) }));
    const late = since(sent.form, sent.fields);
    if (late.length > 0) kept.push({ action: sent.form.getAttribute("action"), fields: late });
    unsaved.clear();
    return () => {
      for (const { action, fields } of kept) {
        const form = all("form").find((other) => other.getAttribute("action") === action);
        if (!form) continue;
        keepWords(form);
        for (const { id, value, checked } of fields) {
          const field = id && document.getElementById(id);
          if (field && field.form === form) Object.assign(field, { value, checked });
        }
      }
    };
  }

  function show(page, address, sent) {
    const last = document.activeElement;
    const again = trace(last);
    const { value, selectionStart, selectionEnd } = last;
    const writeAgain = rewrite(sent);
    const [x, y] = [scrollX, scrollY];
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes, voice);
    writeAgain();
    if (address && address !== location.href) history.pushState(null, "", address);
    shown = location.pathname + location.search;
    ready();
    const faults = find(".faults");
    const news = find("[data-news]");
    if (news) say(news.textContent);
    if (faults) return faults.focus();
    scrollTo(x, y);
    const same = again && again(document);
    if (same) {
      same.focus({ preventScroll: true });
      // Whoever writes goes on where she was.
      if (typeof selectionStart === "number" && same.value === value) same.setSelectionRange(selectionStart, selectionEnd);
    } else find("main").focus({ preventScroll: true });
  }

  // Back to a page whose place was taken. A step within the page, to one of its ids, is none.
  let shown = location.pathname + location.search;
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) location.reload();
  });

  // --- Forms ----------------------------------------------------------------------------------------------------------

  const written = (form, submitter) => new URLSearchParams(new FormData(form, submitter));

  function tell(form, words, way) {
    let line = find("[data-saved]", form);
    if (!line) {
      line = document.createElement("p");
      line.className = "saved";
      line.dataset.saved = "";
      line.setAttribute("role", "status");
      form.append(line);
    }
    line.textContent = words;
    if (way) line.append(" ", way, ".");
  }

  // The way to log in beside what is written: the page that asked for it comes after that, with a token that holds.
  function loggedOut(form, what) {
    const way = document.createElement("a");
    way.href = location.href;
    way.target = "_blank";
    way.rel = "noopener";
    way.textContent = "Logga in i en ny flik";
    const words = "du har loggats ut. Det du har skrivit står kvar, och kan sparas här när du har loggat in.";
    tell(form, `${what}: ${words}`, way);
    isLoggedOut = true;
  }
  let isLoggedOut = false;

  const tokenField = "input[name=csrf]";
  const whose = (page) => (find(".person a", page) || {}).textContent;

  // Whether whoever wrote the form is logged in, with a token that the form has now and had not before: another login
  // has another token. Nothing is sent in another's name.
  async function hasNewLogin(form) {
    const { page } = await fetchPage(location.href);
    if (!page || find("[data-logged-out]", page)) return false;
    if (whose(page) !== whose(document)) {
      tell(form, `Det sparades inte: du är inloggad som ${whose(page) || "någon annan"} nu.`);
      return null;
    }
    const fresh = find(tokenField, page);
    const old = find(tokenField, form);
    if (!fresh || !old || fresh.value === old.value) return false;
    for (const field of all(tokenField)) field.value = fresh.value;
    return true;
  }

  const isOf = (form) => (other) => other.getAttribute("action") === form.getAttribute("action");

  // What a page that has no place for the form says, without its ways on.
  const said = (page) => all("main h1, main p", page).filter((part) => !find("a", part))
    .map((part) => part.textContent.trim()).filter(Boolean)
    .map((text) => (/[.!?:]$/.test(text) ? text : text + ".")).join(" ");

  // What is written stays until a page comes that has it, or that says that it is saved. Nothing is sent twice but what
  // was refused because of its token: a write whose answer was lost may have been done.
  async function save(form, submitter, isAgain = false) {
    const address = (submitter && submitter.getAttribute("formaction")) || form.getAttribute("action");
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    form.setAttribute("aria-busy", "true");
    try {
      if (isLoggedOut && !isAgain) {
        if (await hasNewLogin(form) === null) return;
        isLoggedOut = false;
      }
      const sent = { form, fields: fieldsOf(form) };
      const { answer, page } = await fetchPage(address, { method: "POST", body: written(form, submitter) });
      if (!page || !find("main", page)) {
        tell(form, "Servern gav inget besked i tid, så det är osäkert om det sparades. Det du har skrivit står kvar. "
          + "Öppna sidan i en ny flik och se efter innan du sparar igen.");
        return;
      }
      if (find("[data-logged-out]", page)) return loggedOut(form, "Det sparades inte");
      const isThere = all("form", page).some(isOf(form));
      if (!answer.ok && !isThere) {
        const isNew = answer.status === 403 && !isAgain ? await hasNewLogin(form) : false;
        if (isNew) return await save(form, submitter, true);
        const what = answer.status < 500 ? "Det sparades inte." : "Det är osäkert om det sparades.";
        if (isNew === false) tell(form, `${what} ${said(page)} Det du har skrivit står kvar.`);
        return;
      }
      show(page, answer.redirected ? answer.url : null, sent);
      const shownAgain = answer.ok ? null : all("form[data-guard]").find(isOf(form));
      if (shownAgain) keepWords(shownAgain);
    } catch {
      tell(form, "Det sparades inte: servern svarar inte. Det du har skrivit står kvar; försök igen om en stund.");
    } finally {
      form.removeAttribute("aria-busy");
    }
  }

  on("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.hasAttribute("aria-busy")) return event.preventDefault();
    const file = "file" in form.dataset && fileOf(form);
    if (file) {
      event.preventDefault();
      sendFile(form, file);
      return;
    }
    if ("inplace" in form.dataset) {
      event.preventDefault();
      save(form, event.submitter);
      return;
    }
    // The second click of a double one sends nothing: what was sent is on its way, and its answer is the one to see.
    if (Date.now() - (sent.get(form) || 0) < 1000) return event.preventDefault();
    sent.set(form, Date.now());
    unsaved.delete(form);
  });
  const sent = new WeakMap();

  const waiting = new Map();

  async function saveDraft(form) {
    waiting.delete(form);
    // What is saved, or on its way to be, needs no draft.
    if (!form.isConnected || form.hasAttribute("aria-busy")) return;
    const sent = fieldsOf(form);
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body: written(form), credentials: "same-origin", redirect: "manual",
      });
      const time = new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
      // Only the page to log in on is somewhere else.
      if (answer.type === "opaqueredirect") return loggedOut(form, "Utkastet sparades inte");
      if (answer.ok && since(form, sent).length === 0) unsaved.delete(form);
      tell(form, answer.ok ? `Utkastet sparades ${time}.`
        : answer.status === 409 ? "Utkastet sparades inte: någon annan har sparat sedan sidan öppnades här. "
          + "Spara, så visas bådas." : "Utkastet kunde inte sparas.");
    } catch {
      tell(form, "Utkastet kunde inte sparas: servern svarar inte.");
    }
  }

  // The form has words that are not sent yet.
  function keepWords(form) {
    unsaved.add(form);
    if (!form.dataset.draft) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => saveDraft(form), 1200));
  }

  on("input", (event) => {
    const form = event.target.form;
    if (form && "guard" in form.dataset) keepWords(form);
  });

  addEventListener("beforeunload", (event) => {
    for (const form of unsaved) if (!form.isConnected) unsaved.delete(form);
    if (unsaved.size > 0) event.preventDefault();
  });

  // --- Files: dropped anywhere on the page, and shown on their way -------------------------------------------------------

  const fileOf = (form) => find("input[type=file]", form).files[0];
  const megabytes = (count) => `${(count / 1048576).toLocaleString("sv-SE", { maximumFractionDigits: 1 })} MB`;

  // Sends the form with its file; the page that answers is gone to, or takes this page's place where something is wrong.
  function sendFile(form, file) {
    if (file.size > Number(form.dataset.file)) {
      tell(form, `${file.name} är ${megabytes(file.size)}. En fil får vara högst ${megabytes(Number(form.dataset.file))}.`);
      return;
    }
    const request = new XMLHttpRequest();
    const part = document.createElement("div");
    part.className = "progress";
    part.innerHTML = '<p id="sandning"></p><progress aria-labelledby="sandning" max="1" value="0"></progress>'
      + '<p><button type="button" class="second">Avbryt</button></p>';
    const bar = find("progress", part);
    const words = find("p", part);
    find("button", part).addEventListener("click", () => request.abort());
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = loaded / total;
      words.textContent = loaded < total ? `${file.name}: ${megabytes(loaded)} av ${megabytes(total)} är skickat.`
        : `${file.name} är skickad. Servern tar emot den.`;
    });
    const end = (told) => {
      form.removeAttribute("aria-busy");
      part.remove();
      if (told) tell(form, told);
    };
    request.addEventListener("load", () => {
      const page = parse(request.responseText);
      const isPage = (request.getResponseHeader("content-type") || "").startsWith("text/html") && find("main", page);
      if (isPage && find("[data-logged-out]", page)) {
        end();
        return loggedOut(form, "Filen skickades inte");
      }
      if (request.status < 400 && request.responseURL !== location.href) return void location.assign(request.responseURL);
      end();
      if (isPage) show(page, null, { form, fields: fieldsOf(form) });
      else tell(form, "Servern gav inget besked i tid. Ladda om sidan och se om filen finns där innan du skickar den igen.");
    });
    request.addEventListener("error", () =>
      end("Filen skickades inte: servern svarar inte, eller tar inte emot den. Försök igen om en stund."));
    request.addEventListener("abort", () => end("Avbrutet. Inget av filen har sparats."));
    find("[data-saved]", form)?.remove();
    form.setAttribute("aria-busy", "true");
    words.textContent = `${file.name} skickas.`;
    say(words.textContent);
    form.append(part);
    request.open("POST", form.action);
    request.send(new FormData(form));
  }

  const carriesFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");

  on("dragover", (event) => {
    const form = carriesFiles(event) && find("form[data-file]");
    if (!form) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = form.hasAttribute("aria-busy") ? "none" : "copy";
    form.classList.add("target");
  });

  on("dragleave", (event) => {
    if (!event.relatedTarget) find("form.target")?.classList.remove("target");
  });

  on("drop", (event) => {
    const form = carriesFiles(event) && find("form[data-file]");
    if (!form) return;
    event.preventDefault();
    form.classList.remove("target");
    if (form.hasAttribute("aria-busy")) return;
    const { files } = event.dataTransfer;
    if (files.length !== 1) return tell(form, "Släpp en fil i taget.");
    find("input[type=file]", form).files = files;
    form.requestSubmit();
  });

  // Whoever sees the field is told that the file may be dropped.
  function setUpDropping(form) {
    const hint = find(".hint", form);
    if (!hint || "told" in form.dataset) return;
    form.dataset.told = "";
    hint.append(" Den kan också släppas var som helst på sidan.");
  }

  // --- Tables sorted in place -----------------------------------------------------------------------------------------

  const order = new Intl.Collator("sv", { numeric: true });

  function sortKey(cell) {
    if (!cell) return "";
    const { exact, ore, count, share, text } = cell.dataset;
    if (share !== undefined) {
      const [top, bottom] = share.split("/").map(Number);
      return bottom ? top / bottom : "";
    }
    const number = exact ?? ore ?? count;
    const key = number ?? text ?? cell.textContent.trim();
    return number !== undefined || /^-?\d+$/.test(key) ? Number(key) : key;
  }

  // Numbers before words, nothing last whichever way the rest is turned.
  function compare(a, b, way) {
    if (a === "" || b === "") return (a === "") - (b === "");
    if (typeof a === "number" && typeof b === "number") return way * (a - b);
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return way * order.compare(a, b);
  }

  function sort(button) {
    const heading = button.closest("th");
    const table = button.closest("table");
    const column = [...heading.parentElement.children].indexOf(heading);
    const isRising = button.dataset.sort === "rising";
    for (const body of table.tBodies) {
      const rows = [...body.rows];
      const sums = rows.filter((row) => row.matches(".total, .subtotal, .remainder"));
      const items = rows.filter((row) => !sums.includes(row))
        .map((row) => ({ row, key: sortKey(row.cells[column]) }))
        .sort((a, b) => compare(a.key, b.key, isRising ? 1 : -1));
      body.append(...items.map((item) => item.row), ...sums);
    }
    for (const other of all("thead th[aria-sort]", table)) other.setAttribute("aria-sort", "none");
    heading.setAttribute("aria-sort", isRising ? "ascending" : "descending");
    button.dataset.sort = isRising ? "falling" : "rising";
    say(`Sorterad efter ${button.textContent}, ${isRising ? "stigande" : "fallande"}.`);
  }

  // Lists that are shown whole are sorted where they stand: nobody has to ask the server.
  function setUpSorting(table) {
    for (const heading of all("thead th:not([aria-sort])", table)) {
      const title = heading.textContent.trim();
      if (!title || find("button, .spoken", heading)) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.sort = "rising";
      button.textContent = title;
      heading.replaceChildren(button);
      heading.setAttribute("aria-sort", "none");
    }
  }

  on("click", (event) => {
    const button = event.target.closest("thead th button[data-sort]");
    if (button) sort(button);
  });

  // --- Writing in tables: arrow keys, and cells from a spreadsheet ------------------------------------------------------

  const fields = (cell) => cell && find("input:not([type=hidden]):not([disabled]), select, textarea", cell);

  function cellBeside(field, down, right) {
    const cell = field.closest("td");
    const rows = [...field.closest("table").tBodies].flatMap((body) => [...body.rows]);
    const column = cell.cellIndex;
    if (right) {
      for (let next = column + right; cell.parentElement.cells[next]; next += right) {
        const found = fields(cell.parentElement.cells[next]);
        if (found) return found;
      }
      return null;
    }
    for (let next = rows.indexOf(cell.parentElement) + down; rows[next]; next += down) {
      const found = fields(rows[next].cells[column]);
      if (found) return found;
    }
    return null;
  }

  const isLine = (field) => field.localName === "textarea" ? "line" in field.dataset
    : field.localName === "input" && /^(text|search|)$/.test(field.getAttribute("type") || "");

  on("keydown", (event) => {
    const field = event.target;
    if (!field.closest || !field.closest("table[data-grid] td") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isLine(field)) return;
    const atStart = field.selectionStart === 0 && field.selectionEnd === 0;
    const atEnd = field.selectionStart === field.value.length && field.selectionEnd === field.value.length;
    const isWhole = field.selectionStart === 0 && atEnd === false && field.selectionEnd === field.value.length;
    // Words that have grown to several lines are walked through before they are left.
    const isTall = field.localName === "textarea" && field.value.length > 0 && !isWhole;
    const steps = {
      ArrowUp: isTall && !atStart ? null : [-1, 0], ArrowDown: isTall && !atEnd ? null : [1, 0], Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowLeft: atStart || isWhole ? [0, -1] : null, ArrowRight: atEnd || isWhole ? [0, 1] : null,
    };
    const step = steps[event.key];
    if (!step || (event.shiftKey && event.key !== "Enter")) return;
    const next = cellBeside(field, ...step);
    // Up, down and Enter stay in the table: Enter never sends a half-written sheet.
    if (step[0] !== 0 || next) event.preventDefault();
    if (!next) return;
    next.focus();
    if (next.select) next.select();
  });

  on("paste", (event) => {
    const first = event.target;
    if (!first.closest || !first.closest("table[data-grid] td") || !isLine(first)) return;
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    let count = 0;
    let left = 0;
    let start = first;
    for (const line of text.split("\n")) {
      let field = start;
      for (const value of line.split("\t")) {
        if (!field) { left += 1; continue; }
        if (isLine(field) && !field.readOnly) {
          field.value = value.trim();
          field.dispatchEvent(new Event("input", { bubbles: true }));
          count += 1;
        } else {
          left += 1;
        }
        field = cellBeside(field, 0, 1);
      }
      if (!start) continue;
      start = cellBeside(start, 1, 0);
    }
    const words = count === 1 ? "En cell ifylld." : `${count} celler ifyllda.`;
    say(left ? `${words} ${left} fick inte plats.` : words);
    if (first.form) tell(first.form, left ? `${words} ${left} fick inte plats.` : words);
  });

  // --- Choosing by searching: a combobox whose list is another page's ----------------------------------------------------

  function setUpPicker(box) {
    find("[data-without-scripts]", box)?.remove();
    const input = find("input[type=search], input[type=text]", box);
    if (!input || input.getAttribute("role") === "combobox") return;
    const list = document.createElement("ul");
    list.id = `${input.id}-lista`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Förslag");
    list.hidden = true;
    box.append(list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    })) input.setAttribute(name, value);
    let number = 0;
    let timer = 0;

    const options = () => all("[role=option]", list);
    const chosen = () => find("[aria-selected=true]", list);
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (option) => {
      for (const other of options()) other.setAttribute("aria-selected", String(other === option));
      if (!option) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const take = (option) => {
      close();
      const target = box.dataset.into && document.getElementById(box.dataset.into);
      if (target) {
        const value = option.dataset.option;
        target.setRangeText(value, target.selectionStart, target.selectionEnd, "end");
        target.dispatchEvent(new Event("input", { bubbles: true }));
        input.value = "";
        target.focus();
        say(`${option.textContent} infogad.`);
      } else {
        input.value = option.dataset.option;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    };
    const look = async () => {
      const mine = ++number;
      const words = input.value.trim();
      if (!words) return close();
      try {
        const address = new URL(box.dataset.picker, location.href);
        address.searchParams.set(box.dataset.name || input.name, words);
        const { page } = await fetchPage(address);
        if (mine !== number || !page) return;
        list.replaceChildren(...all("[data-option]", page).slice(0, 12).map((found, index) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${index}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.dataset.option = found.dataset.option;
          option.textContent = found.textContent.trim().replace(/\s+/g, " ");
          return option;
        }));
        const count = options().length;
        list.hidden = count === 0;
        input.setAttribute("aria-expanded", String(count > 0));
        say(count === 0 ? "Inga förslag." : count === 1 ? "Ett förslag." : `${count} förslag.`);
      } catch {
        close();
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, 150);
    });
    input.addEventListener("blur", () => setTimeout(close, 150));
    input.addEventListener("keydown", (event) => {
      const found = options();
      const at = found.indexOf(chosen());
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) return void look();
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark(found[at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length]);
      } else if (event.key === "Enter" && !list.hidden && chosen()) {
        event.preventDefault();
        take(chosen());
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    list.addEventListener("mousedown", (event) => {
      const option = event.target.closest("[role=option]");
      event.preventDefault();
      if (option) take(option);
    });
  }

  // --- Long work: the part of the page that tells how far it has come ------------------------------------------------------

  function follow(part) {
    const seconds = Math.max(1, Number(part.dataset.live) || 2);
    setTimeout(async () => {
      if (!part.isConnected) return;
      try {
        const { page } = document.hidden ? {} : await fetchPage(location.href);
        const fresh = page && page.getElementById(part.id);
        if (page && !fresh) return location.reload();
        if (fresh && fresh.outerHTML !== part.outerHTML) {
          if (!("live" in fresh.dataset)) return location.reload();
          part.replaceChildren(...fresh.childNodes);
        }
      } catch { /* The server rests; it is asked again. */ }
      follow(part);
    }, seconds * 1000);
  }

  // --- Keys ------------------------------------------------------------------------------------------------------------

  // A key alone is a shortcut only where nobody writes, and only for those who have not turned it off.
  const memory = {
    get off() { try { return localStorage.getItem("tangenter") === "av"; } catch { return false; } },
    set off(value) { try { localStorage.setItem("tangenter", value ? "av" : "på"); } catch { /* Not remembered. */ } },
  };
  const isWriting = (element) => element.isContentEditable
    || /^(input|textarea|select)$/.test(element.localName) && !/^(checkbox|radio|button|submit)$/.test(element.type);

  async function showKeys(link) {
    try {
      const { page } = await fetchPage(link.href);
      const content = page && find("main", page);
      if (!content) return void location.assign(link.href);
      const dialog = document.createElement("dialog");
      dialog.append(...content.childNodes);
      const heading = find("h1", dialog);
      heading.id = "tangenter-rubrik";
      dialog.setAttribute("aria-labelledby", heading.id);
      const button = document.createElement("button");
      button.textContent = "Stäng";
      button.type = "button";
      button.autofocus = true;
      button.addEventListener("click", () => dialog.close());
      dialog.append(button);
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      setUpSwitch(dialog);
      dialog.showModal();
    } catch {
      location.assign(link.href);
    }
  }

  function setUpSwitch(within) {
    for (const place of all("[data-switch-keys]", within)) {
      if (place.firstChild) continue;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.id = `${place.id || "tangenter"}-val`;
      box.checked = !memory.off;
      box.addEventListener("change", () => { memory.off = !box.checked; });
      const label = document.createElement("label");
      label.htmlFor = box.id;
      label.textContent = "Använd tangenterna / och ? i den här webbläsaren";
      place.className = "choice";
      place.append(box, label);
    }
  }

  on("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      const form = (event.target.form) || find("form[data-guard]");
      if (!form || !("guard" in form.dataset)) return;
      event.preventDefault();
      return form.requestSubmit();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || memory.off || isWriting(event.target)) return;
    if (find("dialog[open]")) return;
    if (event.key === "/") {
      const search = find("#sok");
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "?") {
      const link = find("a[data-keys]");
      if (!link) return;
      event.preventDefault();
      showKeys(link);
    }
  });

  // --- A page that has just come ---------------------------------------------------------------------------------------

  function ready() {
    for (const box of all("[data-picker]")) setUpPicker(box);
    for (const part of all("[data-live]")) follow(part);
    for (const table of all("table[data-sorted-here]")) setUpSorting(table);
    for (const form of all("form[data-file]")) setUpDropping(form);
    setUpSwitch(document);
  }

  document.body.append(voice);
  ready();
  const faults = find(".faults");
  if (faults) faults.focus();
})();
