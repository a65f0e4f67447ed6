/* What a page does beyond links and forms. Everything here is a comfort: without script each page still works. */
"use strict";

(() => {
  const KEYS_OFF = "timpora-keys-off"; // single letters can be switched off (WCAG 2.1.4); nothing else is stored
  const WAIT_FOR_SECOND_KEY = 1200;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);

  /* Dialogs, menus, messages */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      event.preventDefault();
      document.getElementById(opener.dataset.opens).showModal();
      return;
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) {
      const dialog = closer.closest("dialog");
      if (dialog) dialog.close();
      else closer.closest(".toast").remove();
    }
    for (const menu of all("details[data-menu][open]")) {
      if (!menu.contains(event.target) && menu.dataset.menu !== "rail") menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of all("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /* Keyboard: / search, ? help, g + letter to a section, j and k along a queue */
  let afterG = 0;
  const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");
  const keysAreOff = () => window.localStorage.getItem(KEYS_OFF) === "1";
  const go = (letter) => all("[data-key]").find((link) => link.dataset.key === letter)?.click();
  const move = (by) => {
    const rows = all("[data-queue] > *").filter((row) => row.querySelector("a"));
    if (rows.length === 0) return;
    const here = rows.findIndex((row) => row.classList.contains("is-here"));
    const next = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
    rows.forEach((row) => row.classList.toggle("is-here", row === next));
    next.querySelector("a").focus();
  };
  const keys = {
    "/": () => one("[data-search]")?.focus(),
    "?": () => one("[data-keys]")?.showModal(),
    g: () => { afterG = Date.now(); },
    j: () => move(1),
    k: () => move(-1),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keysAreOff()) return;
    const isSecond = Date.now() - afterG < WAIT_FOR_SECOND_KEY;
    afterG = 0;
    if (isSecond) {
      go(event.key);
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  /* Arrow keys lead from the search box through its answers, and back */
  document.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const answers = all("[data-answer]");
    if (!by || answers.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [one("[data-search]"), ...answers];
    const here = stops.indexOf(document.activeElement);
    if (here < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(here + by, 0), stops.length - 1)].focus();
  });
  for (const box of all("[data-keys-off]")) {
    box.checked = keysAreOff();
    box.addEventListener("change", () => {
      if (box.checked) window.localStorage.setItem(KEYS_OFF, "1");
      else window.localStorage.removeItem(KEYS_OFF);
    });
  }

  /* Files dropped on a field are files chosen in it */
  const size = (bytes) => {
    const language = document.documentElement.lang;
    const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
    return `${amount.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
  };
  for (const drop of all("[data-drop]")) {
    const input = drop.querySelector("input[type=file]");
    const list = drop.querySelector("[data-drop-files]");
    const tell = () => {
      list.replaceChildren(...[...input.files].map((file) => {
        const line = document.createElement("li");
        line.textContent = `${file.name} (${size(file.size)})`;
        return line;
      }));
    };
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.toggle("drop-over", kind === "dragenter" || kind === "dragover");
      });
    }
    drop.addEventListener("drop", (event) => {
      if (event.dataTransfer.files.length === 0) return;
      input.files = event.dataTransfer.files;
      tell();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", tell);
  }

  /* All rows of a queue are chosen at once; without script each is ticked by itself */
  for (const label of all("[data-ticks-all]")) {
    label.hidden = false;
    const ticks = () => all("[data-queue] input[type=checkbox]", label.closest("form"));
    label.querySelector("input").addEventListener("change", (event) => {
      for (const tick of ticks()) tick.checked = event.target.checked;
    });
  }

  /* A form that is being sent is not sent twice */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || event.submitter?.hasAttribute("data-file")) return; // a file comes, the page stays
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    for (const button of all("button[type=submit]", form)) button.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of all("[data-once]")) {
      delete form.dataset.sent;
      for (const button of all("button[type=submit]", form)) button.removeAttribute("aria-disabled");
    }
  });

  /* What a page asks by itself says so: it is no act of a person, and keeps no session open */
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.detail.triggeringEvent) event.detail.headers["Timpora-By-Itself"] = "yes";
  });

  /* What went wrong is said first, and what was sought is where one types */
  one("[data-focus]")?.focus();
  const tell = (template) => () => {
    const message = one(template)?.content.cloneNode(true);
    if (message) one("#toasts").replaceChildren(message);
  };
  document.addEventListener("htmx:sendError", tell("#not-reached"));
  document.addEventListener("htmx:responseError", tell("#not-done"));
})();
