// The browser keeps no cookie for us in this frame, and the platform around it offers to keep a value instead (LTI Client Side
// postMessages, postMessage Storage). One script for both ends of a launch: the login's page has a value to be kept, the launch's
// page wants it back. Whatever goes wrong, the page's own words and button stand there.

const page = document.getElementById("storage");
const { frame, origin, key, value } = page.dataset;
const platform = window.opener ?? window.parent;
const FAILED = "checkpoint.storage.failed";

const AGAIN = 400; // ms after which a message goes out once more, and then ever more seldom: a frame that is still loading hears nothing
const SELDOM = 3000; // ms between messages at most
const OFFER = 4000; // ms after which the button stands there too: a slow device may still get its answer
const PATIENCE = 60000; // ms after which nothing is asked any more

// Who pressed the button goes on by that: a platform's hint works once.
let pressed = false;
addEventListener("submit", () => (pressed = true), true);

/** Sends one message and gives its answer: ours by its id, from the window that was asked, and from the origin that we trust. */
function ask(target, targetOrigin, message, milliseconds = PATIENCE) {
  return new Promise((resolve, reject) => {
    const id = unguessable();
    const wait = setTimeout(() => end(reject, new Error("no answer")), milliseconds);
    let again;
    function send(pause) {
      target.postMessage({ ...message, message_id: id }, targetOrigin);
      again = setTimeout(() => send(Math.min(pause * 2, SELDOM)), pause);
    }
    function heard({ data, source, origin: from }) {
      const isOurs = typeof data === "object" && data !== null && data.message_id === id && source === target;
      const isTrusted = targetOrigin === "*" || from === targetOrigin;
      // Canvas's documentation shows the answer to a put under the subject of a get.
      const isAnswer = isOurs && /^lti\.(capabilities|put_data|get_data)\.response$/.test(data.subject);
      if (isAnswer && isTrusted) {
        data.error ? end(reject, new Error("refused")) : end(resolve, data);
      }
    }
    function end(how, what) {
      clearTimeout(wait);
      clearTimeout(again);
      removeEventListener("message", heard);
      how(what);
    }
    addEventListener("message", heard);
    send(AGAIN);
  });
}

function unguessable() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The frame that the platform's capabilities name, else the one that its login named. */
async function storageFrame() {
  if (platform === window) {
    throw new Error("there is no platform around this page");
  }
  let named = null;
  try {
    const { supported_messages: supported } = await ask(platform, "*", { subject: "lti.capabilities" }, 1000);
    named = supported.find((message) => message.subject === "lti.put_data").frame ?? null;
  } catch {
    // A platform that says nothing of itself may keep data all the same.
  }
  for (let tried = 0; tried < PATIENCE; tried += AGAIN) {
    const target = (named && frameNamed(named)) ?? frameNamed(frame);
    if (target) {
      return target;
    }
    await new Promise((later) => setTimeout(later, AGAIN)); // it may stand below ours
  }
  throw new Error("no such frame");
}

function frameNamed(name) {
  if (name === "_parent") {
    return platform;
  }
  try {
    return platform.frames[name] ?? null;
  } catch {
    return null;
  }
}

/** Before the platform is asked to launch: what it keeps is read back, since its hints work once. */
async function put() {
  if (failedBefore()) {
    throw new Error("it failed a moment ago");
  }
  const target = await storageFrame();
  await ask(target, origin, { subject: "lti.put_data", key, value });
  const kept = await ask(target, origin, { subject: "lti.get_data", key });
  if (kept.value !== value) {
    throw new Error("it was not kept");
  }
  if (pressed) {
    return;
  }
  const request = document.getElementById("request"); // a link, or a form where a link would be too long
  request instanceof HTMLFormElement ? request.submit() : location.replace(request.href);
}

/** Told once: the time after that is tried again. */
function failedBefore() {
  const failed = remembered(() => sessionStorage.getItem(FAILED));
  remembered(() => sessionStorage.removeItem(FAILED));
  return Boolean(failed);
}

/** A browser may keep nothing at all. */
function remembered(what) {
  try {
    return what();
  } catch {
    return null;
  }
}

async function get() {
  const target = await storageFrame();
  const kept = await ask(target, origin, { subject: "lti.get_data", key });
  if (typeof kept.value !== "string") {
    throw new Error("it was not kept");
  }
  if (pressed) {
    return;
  }
  target.postMessage({ subject: "lti.put_data", message_id: unguessable(), key, value: null }, origin);
  const answer = document.getElementById("answer");
  answer.elements.proof.value = kept.value;
  answer.submit();
}

function show(waiting) {
  document.getElementById("waiting").hidden = !waiting;
  document.getElementById("otherwise").hidden = waiting;
}

/** The way without storage. The next time in this tab goes straight to it, since it leads out of here. */
function offer() {
  if (!value) {
    remembered(() => sessionStorage.setItem(FAILED, "1"));
  }
  show(false);
}

show(true);
const slow = setTimeout(offer, OFFER);
try {
  await (value ? put() : get());
  remembered(() => sessionStorage.removeItem(FAILED));
} catch {
  offer();
} finally {
  clearTimeout(slow);
}
