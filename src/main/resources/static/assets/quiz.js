// Saves answers as they are given. The form stays what it was: its buttons work without this, and what it shows is the truth.
// One request at a time, the newest state last; what did not arrive is tried again, and kept in this tab meanwhile.

const form = document.getElementById("quiz");
const line = form.querySelector("[data-testid=saved]");
const progress = form.querySelector(".progress");
const launch = document.getElementById("reopen").dataset.launch;
const draft = "answers." + launch + "." + new URL(form.action).pathname;

const PAUSE = 700; // ms of quiet after which a change is sent
const PATIENCE = 15_000; // ms that one request may take
const LONGEST = 60_000; // ms between two tries at most

let saved = answers();
let timer;
let tries = 0;
let request = null; // the one under way
let outcome = "saved"; // saved, trying, ended (of the attempt), ranOut (of the token, but saved), refused
let goingOn = false; // a button was pressed: the page is about to change by itself

function answers() {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete("access_token");
  fields.sort(); // rows that were moved say the same
  return fields.toString();
}

function say(words, place = "") {
  const text = words.replace("#", place);
  if (line.textContent !== text) {
    line.textContent = text;
  }
}

/** What this tab keeps until the server has it; a browser that keeps nothing for us is no reason to stop. */
function keep(state) {
  try {
    if (state === null) {
      sessionStorage.removeItem(draft);
    } else {
      sessionStorage.setItem(draft, state);
    }
  } catch {
    // As without it.
  }
}

function renew(token) {
  for (const field of document.querySelectorAll("input[name=access_token]")) {
    field.value = token;
  }
  try {
    sessionStorage.setItem("launch." + launch, token);
  } catch {
    // The forms have it.
  }
}

function took(state, answer) {
  tries = 0;
  if (answer.savedAt === null) {
    outcome = "ended";
    say(line.dataset.ended);
    return;
  }
  saved = state;
  if (answers() === state) {
    keep(null);
  }
  progress.textContent = progress.dataset.words.replace("#", answer.answered);
  if (answer.accessToken === null) {
    outcome = "ranOut";
    say(line.dataset.ranOut);
    return;
  }
  renew(answer.accessToken);
  outcome = "saved";
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" });
  say(line.dataset.saved, time.format(new Date(answer.savedAt)));
}

async function post(leaving) {
  const state = answers();
  const stop = new AbortController();
  const alarm = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      keepalive: leaving,
      signal: stop.signal,
    });
    if (answer.ok) {
      took(state, await answer.json());
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
  say(line.dataset.trying);
}

/** Sends what there is, now, after what is under way. */
async function send() {
  clearTimeout(timer);
  while (request) {
    await request;
  }
  request = post(false);
  await request;
  request = null;
  if (outcome === "trying") {
    // Spread, so that a class does not come back in the same second.
    later(Math.min(LONGEST, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
  } else if (isOpen() && answers() !== saved) {
    later(PAUSE);
  }
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

function isOpen() {
  return outcome !== "ended" && outcome !== "refused";
}

form.addEventListener("input", () => {
  if (isOpen()) {
    keep(answers());
    later(PAUSE);
  }
});

addEventListener("online", () => {
  if (isOpen() && answers() !== saved) {
    send();
  }
});

/** A page that goes away may still send a little. */
function leave() {
  if (!goingOn && isOpen() && answers() !== saved) {
    clearTimeout(timer);
    post(true);
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
  const mustSave = isOpen() && (onlySaves || outcome === "trying" || request || answers() !== saved);
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
    say(line.dataset.heldBack);
  }
});

try {
  const left = sessionStorage.getItem(draft);
  if (left !== null && left !== saved) {
    const fields = new URLSearchParams(left);
    for (const control of form.elements) {
      if (control.type === "radio" || control.type === "checkbox") {
        control.checked = fields.getAll(control.name).includes(control.value);
      } else if (control.name.startsWith("q.")) {
        control.value = fields.get(control.name) ?? "";
      }
    }
    send();
  }
} catch {
  // Nothing was kept.
}
