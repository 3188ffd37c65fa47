// Saves answers as they are given. The form stays what it was: its buttons work without this, and what it shows is the truth.
// One request at a time, each with the answers that changed. What has not arrived is kept in a journal of the browser and tried
// again: by this page, or by the next one of the same attempt. Where another page has answered since, the server's copy stands.

const form = document.getElementById("quiz");
const line = form.querySelector("[data-testid=saved]");
const progress = form.querySelector(".progress");
const elsewhere = document.getElementById("elsewhere");
const launch = document.getElementById("reopen").dataset.launch;
const page = form.elements.page.value;
const forgets = form.dataset.forgets === "true"; // a walk: the server keeps nothing, so it is told everything each time
const questions = new Map(
  [...form.querySelectorAll("[data-question-id]")].map((field) => [field.dataset.questionId, field]),
);

const PAUSE = 700; // ms of quiet after which a change is sent
const PATIENCE = 15_000; // ms that one request may take
const LONGEST = 60_000; // ms between two tries at most
const KEPT = 12 * 3_600_000; // ms after which a journal is worth nothing: no token lives longer
const JOURNALS = "answers.";
const ours = JOURNALS + form.dataset.journal + ".";
const LEFT = "left." + form.dataset.journal; // in the tab's own memory: the page that it showed before this one
const MOST_PAGES = 10; // that this page speaks for, beside itself

let timer;
let tries = 0;
let request = null; // the one under way
let outcome = "saved"; // saved, trying, ended (of the attempt), ranOut (of the token, but saved), refused
let goingOn = false; // a button was pressed: the page is about to change by itself
let submitHeld = false; // Submit was pressed and could not be sent: the page keeps saying so until something is saved

/** A browser that keeps nothing for us is no reason to stop. */
function quietly(deed) {
  try {
    return deed();
  } catch {
    return undefined;
  }
}

const NOW = {
  checked: (control) => control.checked,
  value: (control) => control.value,
};

/** As the server sent it. */
const SENT = {
  checked: (control) => control.defaultChecked,
  value: (control) =>
    control.tagName === "SELECT"
      ? ([...control.options].find((option) => option.defaultSelected)?.value ?? "")
      : control.defaultValue,
};

/** What a question's controls hold, as its part of the form. */
function given(question, when = NOW) {
  const fields = new URLSearchParams();
  for (const control of questions.get(question).querySelectorAll("[name]")) {
    if (control.type !== "radio" && control.type !== "checkbox") {
      fields.append(control.name, when.value(control));
    } else if (when.checked(control)) {
      fields.append(control.name, control.value);
    }
  }
  fields.sort(); // rows that were moved say the same
  return fields.toString();
}

const saved = new Map([...questions.keys()].map((question) => [question, given(question, SENT)]));
// Questions that changed, the one that changed last at the end; at first those that were answered while this script was on its way.
let order = [...questions.keys()].filter((question) => given(question) !== saved.get(question));

function unsaved() {
  return order.filter((question) => given(question) !== saved.get(question));
}

/** What is to be sent: a page's own changes, or those that an older page left behind. */
function ownSheet() {
  const sent = forgets ? [...questions.keys()] : unsaved();
  return {
    base: form.elements.revision.value,
    pages: [page, ...predecessors],
    changes: sent.map((question) => [question, given(question)]),
  };
}

function body(sheet) {
  const fields = new URLSearchParams({
    access_token: form.elements.access_token.value,
    answers: "shown",
    revision: sheet.base,
  });
  sheet.pages.forEach((one) => fields.append("page", one));
  if (form.elements.began) {
    fields.append("began", form.elements.began.value);
  }
  fields.append("only", ""); // without any, all would be meant
  for (const [question, answer] of sheet.changes) {
    fields.append("only", question);
    new URLSearchParams(answer).forEach((value, name) => fields.append(name, value));
  }
  return fields;
}

// --- The page before: what it sent while it went away, by a reload or by the back button, may arrive after this page was made, and is
// this tab's own answer all the same. A page names itself only when it goes, so that a copy of a tab that stays open does not claim it.

function named() {
  return quietly(() => JSON.parse(sessionStorage.getItem(LEFT)))?.filter((one) => one !== page) ?? [];
}

const predecessors = named().slice(0, MOST_PAGES);
quietly(() => sessionStorage.removeItem(LEFT));

addEventListener("pagehide", () =>
  quietly(() => sessionStorage.setItem(LEFT, JSON.stringify([page, ...predecessors].slice(0, MOST_PAGES)))),
);
addEventListener("pageshow", (event) => event.persisted && quietly(() => sessionStorage.removeItem(LEFT)));

// --- The journal: one entry for each page, under the attempt's own name, so that nobody else's page ever finds it.

function keep() {
  const sheet = ownSheet();
  quietly(() =>
    forgets || unsaved().length === 0
      ? localStorage.removeItem(ours + page)
      : localStorage.setItem(ours + page, JSON.stringify({ ...sheet, at: Date.now() })),
  );
}

/** What older pages of this attempt left behind, the oldest first; what is too old is thrown away, whoever's it was. */
function leftBehind() {
  const found = [];
  quietly(() => {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(JOURNALS))) {
      const sheet = quietly(() => JSON.parse(localStorage.getItem(name)));
      if (!sheet || !(Date.now() - sheet.at < KEPT)) {
        localStorage.removeItem(name);
      } else if (name.startsWith(ours)) {
        found.push({ ...sheet, name, pages: [page, ...sheet.pages] });
      }
    }
  });
  return found.sort((one, other) => one.at - other.at);
}

function forgetAll() {
  quietly(() =>
    Object.keys(localStorage)
      .filter((name) => name.startsWith(ours))
      .forEach((name) => localStorage.removeItem(name)),
  );
}

/** Puts an answer into the controls of its question; without one, what the server last said. */
function show(question, answer) {
  const fields = answer === undefined ? null : new URLSearchParams(answer);
  for (const control of questions.get(question).querySelectorAll("[name]")) {
    if (control.type === "radio" || control.type === "checkbox") {
      control.checked = fields ? fields.getAll(control.name).includes(control.value) : SENT.checked(control);
    } else {
      control.value = fields ? (fields.get(control.name) ?? "") : SENT.value(control);
    }
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

let backlog = leftBehind();
for (const sheet of backlog) {
  // What is answered on this page already is newer.
  sheet.changes = sheet.changes.filter(([question]) => questions.has(question) && !order.includes(question));
  sheet.changes.forEach(([question, answer]) => {
    show(question, answer);
    saved.set(question, given(question)); // it goes out by itself
  });
}

// --- What the page says.

function say(words, place = "") {
  const text = words.replace("#", place);
  if (line.textContent !== text) {
    line.textContent = text;
  }
}

/** Another page has answered these since this one was opened. */
function tellElsewhere(names) {
  for (const question of names.filter((one) => questions.has(one))) {
    const field = questions.get(question);
    if (field.dataset.elsewhere) {
      continue;
    }
    field.dataset.elsewhere = "true";
    note(field, elsewhere.dataset.note);
    const link = document.createElement("a");
    link.href = "#" + field.id;
    link.textContent = elsewhere.dataset.words.replace("#", field.id.replace("question-", ""));
    const item = document.createElement("li");
    item.append(link);
    elsewhere.querySelector("ul").append(item);
    elsewhere.hidden = false;
  }
}

/** What an older page left behind was answered elsewhere before it arrived: that stands, and is shown; what was lost is told. */
function giveWay(names) {
  for (const question of names.filter((one) => questions.has(one))) {
    const field = questions.get(question);
    const had = inWords(field);
    show(question);
    saved.set(question, given(question));
    note(field, elsewhere.dataset.left.replace("#", had || "–"));
  }
}

/** A number as the server has it, with a unit behind its first space: the number in the digits of the reader's region. */
function asRegionWrites(measure, { digits, mark, minus }) {
  const signs = { ".": mark, "-": minus };
  const all = digits.split(" ");
  const [number, ...unit] = measure.split(" ");
  return [number.replace(/[0-9.-]/g, (sign) => signs[sign] ?? all[sign]), ...unit].join(" ");
}

/** How each number was read that is still what the server has; where it has to be written differently, the field says so. */
function tellReadings(readings) {
  for (const [question, field] of questions) {
    const line = field.querySelector("[data-testid=reading]");
    if (line === null || given(question) !== saved.get(question)) {
      continue;
    }
    const { kind = "plain", numbers = [] } = readings[question] ?? {};
    const asks = kind !== "plain" && kind !== "read";
    const list = numbers.map((one) => asRegionWrites(one, line.dataset)).join(" " + line.dataset.or + " ");
    const words = line.dataset[kind.replace(/-./g, (part) => part[1].toUpperCase())] ?? "";
    const text = words.replace("#", list);
    if (line.textContent !== text) {
      line.textContent = text;
    }
    line.classList.toggle("reading-asks", asks);
    const control = field.querySelector("input");
    if (asks) {
      control.setAttribute("aria-invalid", "true");
    } else {
      control.removeAttribute("aria-invalid");
    }
  }
}

function note(field, words) {
  const text = elsewhere.querySelector("template").content.firstElementChild.cloneNode();
  text.dataset.testid = "answered-elsewhere";
  text.textContent = words;
  field.querySelector("legend").after(text);
}

/** Two parts with the sign between them that the page's language sets. */
function joined(words, one, other) {
  const [, sign] = words.split("#");
  return one + sign + other;
}

function inWords(field) {
  return [...field.querySelectorAll("[name]")]
    .map((control) => {
      const label = control.getAttribute("aria-label") ?? control.labels[0]?.textContent.trim() ?? "";
      if (control.type === "radio" || control.type === "checkbox") {
        return control.checked ? label : "";
      }
      const chosen = control.selectedOptions?.[0];
      return chosen ? (chosen.value && joined(elsewhere.dataset.pair, label, chosen.textContent.trim())) : control.value.trim();
    })
    .filter((words) => words !== "")
    .reduce((all, words) => (all === "" ? words : joined(elsewhere.dataset.both, all, words)), "");
}

// The newest page knows what this one shows: it is asked for by the form's own button, and says what stood here.
elsewhere.querySelector("button").addEventListener("click", () => {
  goingOn = true;
  form.requestSubmit(form.querySelector("[data-testid=save-responses]"));
});

// Other tabs of this browser need not wait until they save.
const tabs = quietly(() => new BroadcastChannel(ours));
tabs?.addEventListener("message", (event) => {
  tellElsewhere(event.data.filter(([name, answer]) => questions.has(name) && given(name) !== answer).map(([name]) => name));
});

// --- Sending.

function renew(token) {
  for (const field of document.querySelectorAll("input[name=access_token]")) {
    field.value = token;
  }
  quietly(() => sessionStorage.setItem("launch." + launch, token));
}

function took(sheet, answer) {
  tries = 0;
  submitHeld = false;
  if (answer.savedAt === null) {
    outcome = "ended";
    forgetAll();
    say(line.dataset.ended);
    document.dispatchEvent(new Event("ended"));
    return;
  }
  const newer = answer.elsewhere ?? [];
  if (sheet.name) {
    backlog = backlog.filter((one) => one !== sheet);
    quietly(() => localStorage.removeItem(sheet.name));
    giveWay(newer);
  } else {
    sheet.changes.forEach(([question, fields]) => saved.set(question, fields));
    keep();
    quietly(() => tabs.postMessage(sheet.changes.filter(([question]) => !newer.includes(question))));
    tellElsewhere(newer);
  }
  tellReadings(answer.readings ?? {});
  document.dispatchEvent(new CustomEvent("saved", { detail: answer }));
  progress.textContent = progress.dataset.words.replace("#", answer.answered);
  if (answer.accessToken === null) {
    outcome = "ranOut";
    say(line.dataset.ranOut);
    return;
  }
  renew(answer.accessToken);
  outcome = "saved";
  const time = new Intl.DateTimeFormat(document.documentElement.dataset.region, { timeStyle: "short" });
  say(line.dataset.saved, time.format(new Date(answer.savedAt)));
}

async function post(sheet, leaving) {
  const stop = new AbortController();
  const alarm = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: body(sheet),
      headers: { Accept: "application/json" },
      keepalive: leaving,
      signal: stop.signal,
    });
    if (answer.ok) {
      took(sheet, await answer.json());
    } else if (answer.status < 500 && answer.status !== 408 && answer.status !== 429) {
      outcome = "refused";
      say(line.dataset.refused);
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
  say(submitHeld ? line.dataset.heldBack : line.dataset.trying);
}

/** First what was left behind, in the order in which it was answered; then what this page has. */
async function postAll() {
  do {
    await post(backlog[0] ?? ownSheet(), false);
  } while (outcome !== "trying" && isOpen() && hasMore());
}

/** Sends what there is, now, after what is under way. */
async function send() {
  clearTimeout(timer);
  while (request) {
    await request;
  }
  request = postAll();
  await request;
  request = null;
  if (outcome === "trying") {
    // Spread, so that a class does not come back in the same second.
    later(Math.min(LONGEST, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
  }
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

function isOpen() {
  return outcome !== "ended" && outcome !== "refused";
}

function hasMore() {
  return backlog.length > 0 || unsaved().length > 0;
}

form.addEventListener("input", (event) => {
  const question = event.target.closest("[data-question-id]")?.dataset.questionId;
  if (question && isOpen()) {
    order = [...order.filter((one) => one !== question), question];
    keep();
    later(PAUSE);
  }
});

addEventListener("online", () => {
  if (isOpen() && hasMore()) {
    send();
  }
});

/** A page that goes away may still send a little. */
function leave() {
  if (!goingOn && isOpen() && unsaved().length > 0) {
    clearTimeout(timer);
    post(ownSheet(), true);
  }
}

addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    leave();
  }
});

// A button is obeyed once all is saved; where that fails the page stays, and with it what was answered.
form.addEventListener("submit", async (event) => {
  if (goingOn) {
    return;
  }
  const button = event.submitter;
  const onlySaves = button === null || button.dataset.testid === "save-responses";
  const mustSave = isOpen() && (onlySaves || outcome === "trying" || request || hasMore());
  if (!mustSave && (outcome === "ended" || (outcome === "saved" && !onlySaves))) {
    // Asked for once more within this event, the browser would ignore it.
    goingOn = true;
    return;
  }
  event.preventDefault();
  if (mustSave) {
    await send();
  }
  if (outcome === "ended" || (outcome === "saved" && !onlySaves)) {
    goingOn = true;
    form.requestSubmit(button);
  } else if (outcome === "trying" && !onlySaves) {
    submitHeld = true;
    say(line.dataset.heldBack);
  }
});

// The time is up: what is there is saved, within the grace that the server gives, and the page goes to the result by itself.
document.addEventListener("time-up", async () => {
  if (goingOn) {
    return;
  }
  if (isOpen() && hasMore()) {
    await send();
  }
  if (outcome === "trying") {
    document.addEventListener("saved", submitByTime, { once: true });
    document.addEventListener("ended", submitByTime, { once: true });
  } else if (outcome !== "refused" && outcome !== "ranOut") {
    submitByTime();
  }
});

function submitByTime() {
  if (goingOn) {
    return;
  }
  const mark = document.createElement("input");
  mark.type = "hidden";
  mark.name = "time-up";
  mark.value = "true";
  form.append(mark);
  goingOn = true;
  form.requestSubmit(form.querySelector("[data-testid=submit-attempt]"));
}

if (hasMore()) {
  keep();
  send();
}

// What the server had to say about the answers that came: the eye is still where the button was.
form.querySelector("[data-testid=elsewhere], [data-testid=unclear]")?.focus();
