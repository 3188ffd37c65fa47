// Saves a draft while it is typed. The form stays what it was: it is sent as its own button sends it, and the answer is the page that
// the button would show. What that page says of the draft is put into this one; what is being typed is left alone. One request at a
// time; one that did not arrive is sent again just as it was, so that nothing is added twice.

const form = document.querySelector("form[data-typed]");
const line = form?.querySelector("[data-testid=typed]");
const told = form?.querySelector("[data-testid=typed-told]");
const reopen = document.getElementById("reopen");

const PAUSE = 900; // ms of quiet after which a change is sent
const PATIENCE = 20_000; // ms that one request may take
const MOST_QUIET = 8_000; // ms after which it is sent without any quiet
const LONGEST = 30_000; // ms between two tries at most

let timer;
let waits = 0; // since when something waits to be sent; 0: nothing does
let tries = 0;
let request = null; // the one under way
let again = null; // what was sent and has not been answered
let outcome = "saved"; // saved, trying, elsewhere (somebody changed it), refused
let spoken = ""; // what was read out last
let goingOn = false; // a button was pressed: the page is about to change
let held = false; // a button was pressed and something could not be sent: the second time it is obeyed

function fields() {
  return new URLSearchParams(new FormData(form)).toString();
}

/** What is said on the page; it is read out only where it is another outcome than before. */
function say(kind, at = new Date()) {
  const time = new Intl.DateTimeFormat(document.documentElement.dataset.region, { timeStyle: "short" });
  const words = line.dataset[kind].replace("#", time.format(at));
  line.hidden = false;
  line.dataset.state = kind;
  line.textContent = words;
  if (kind !== "unsaved" && kind !== spoken) {
    told.textContent = words;
    spoken = kind;
  }
}

function isOpen() {
  return outcome === "saved" || outcome === "trying";
}

function renew(token) {
  for (const field of document.querySelectorAll("input[name=access_token]")) {
    field.value = token;
  }
  try {
    sessionStorage.setItem("launch." + reopen.dataset.launch, token);
  } catch {
    // The browser keeps nothing for us; the forms have it.
  }
}

/** What is wrong with a field stands beside it, as in the page that came. */
function tellFaults(page) {
  for (const control of form.querySelectorAll("[id][aria-describedby]")) {
    const now = page.getElementById(control.id);
    document.getElementById(control.id + "-fault")?.remove();
    const fault = page.getElementById(control.id + "-fault");
    if (now && fault) {
      control.closest(".field").append(document.importNode(fault, true));
    }
    for (const name of ["aria-invalid", "aria-describedby"]) {
      if (now?.hasAttribute(name)) {
        control.setAttribute(name, now.getAttribute(name));
      } else if (now) {
        control.removeAttribute(name);
      }
    }
  }
}

/** The parts of the page that say how the draft stands. */
function showLive(page) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const now = page.getElementById(part.id);
    if (!now || now.isEqualNode(part) || part.contains(document.activeElement)) {
      continue;
    }
    const open = [...part.querySelectorAll("details")].map((one) => one.open);
    const come = document.importNode(now, true);
    come.querySelectorAll("details").forEach((one, i) => (one.open = open[i] ?? one.open));
    part.replaceWith(come);
  }
}

function took(page, sent) {
  const now = page.querySelector("form[data-typed]");
  again = null;
  tries = 0;
  if (!now || page.querySelector("[data-testid=notice]:not([data-severity=success])")) {
    outcome = page.querySelector("[data-testid=conflict]") ? "elsewhere" : "refused";
    say(outcome);
    return;
  }
  for (const field of form.querySelectorAll("input[type=hidden]:not([data-kept])")) {
    const come = [...now.querySelectorAll("input[type=hidden]")].find((one) => one.name === field.name);
    field.value = come?.value ?? field.value;
  }
  renew(now.elements.access_token.value);
  outcome = "saved";
  held = false;
  showLive(page);
  tellFaults(page);
  if (typed() === sent) {
    waits = 0;
    say("saved");
  } else {
    later();
  }
}

/** What somebody can change, without what the server gives. */
function typed() {
  return [...new FormData(form)]
    .filter(([name]) => form.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`) === null)
    .map((one) => one.join("="))
    .join("&");
}

async function post(leaving) {
  const stop = new AbortController();
  const alarm = setTimeout(() => stop.abort(), PATIENCE);
  again ??= { body: fields(), typed: typed() };
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(again.body),
      keepalive: leaving,
      signal: stop.signal,
    });
    if (answer.ok) {
      took(new DOMParser().parseFromString(await answer.text(), "text/html"), again.typed);
    } else if (answer.status < 500 && answer.status !== 408 && answer.status !== 429) {
      again = null;
      outcome = "refused";
      say("refused");
    } else {
      failed();
    }
  } catch {
    failed();
  } finally {
    clearTimeout(alarm);
  }
}

function failed() {
  outcome = "trying";
  tries++;
  say("trying");
}

async function send() {
  clearTimeout(timer);
  while (request) {
    await request;
  }
  if (!isOpen() || waits === 0) {
    return;
  }
  request = post(false);
  await request;
  request = null;
  if (outcome === "trying") {
    timer = setTimeout(send, Math.min(LONGEST, 1000 * 2 ** tries));
  }
}

/** Sends all there is, however often somebody goes on typing meanwhile. */
async function sendAll() {
  await send();
  if (outcome === "saved" && waits !== 0) {
    await send();
  }
}

function later() {
  clearTimeout(timer);
  waits ||= Date.now();
  timer = setTimeout(send, Math.max(0, Math.min(PAUSE, waits + MOST_QUIET - Date.now())));
}

function changed() {
  if (isOpen()) {
    if (outcome === "saved") {
      say("unsaved");
    }
    later();
  }
}

// --- An image goes where somebody was typing last, with the words to type over chosen.

let last = form?.querySelector("textarea");

function insert(markdown) {
  const from = last.selectionStart;
  last.setRangeText(markdown, from, last.selectionEnd, "end");
  last.setSelectionRange(from + 2, from + markdown.indexOf("]("));
  last.focus();
  changed();
}

// --- What is said of a line leads to that line.

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line]");
  const text = document.getElementById("text");
  if (!link || !text) {
    return;
  }
  event.preventDefault();
  const before = text.value.split("\n").slice(0, link.dataset.line - 1);
  const from = before.join("\n").length + (before.length > 0 ? 1 : 0);
  const end = text.value.indexOf("\n", from);
  text.focus();
  text.setSelectionRange(from, end < 0 ? text.value.length : end);
  text.scrollTop = (text.scrollHeight * before.length) / text.value.split("\n").length - text.clientHeight / 2;
});

if (form) {
  form.addEventListener("focusin", (event) => {
    if (event.target.tagName === "TEXTAREA") {
      last = event.target;
    }
  });
  for (const button of form.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => insert(button.dataset.insert));
  }

  const page = document.createElement("input");
  page.type = "hidden";
  page.name = "typedOn";
  page.value = Date.now().toString(36) + Math.random().toString(36).slice(2, 12);
  page.dataset.kept = "true";
  form.append(page);

  form.addEventListener("input", changed);
  addEventListener("online", () => waits && send());

  // Whatever button is pressed, here or above: first what was typed is saved. Where that fails the page stays, and with it the text.
  document.addEventListener("submit", async (event) => {
    const saves = event.target === form && !event.submitter?.hasAttribute("formaction");
    if (goingOn || event.defaultPrevented || !(request || again || (isOpen() && waits !== 0 && !saves))) {
      clearTimeout(timer);
      goingOn = true;
      return;
    }
    event.preventDefault();
    const { target, submitter } = event;
    if (saves && outcome !== "trying") {
      clearTimeout(timer);
      await request;
    } else {
      await sendAll();
    }
    if (outcome !== "trying" || saves || held) {
      clearTimeout(timer);
      goingOn = true;
      target.requestSubmit(submitter);
    } else {
      held = true;
    }
  });

  addEventListener("pagehide", () => {
    if (!goingOn && isOpen() && waits !== 0 && !request) {
      post(true);
    }
  });
}
