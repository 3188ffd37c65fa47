// The browser keeps no cookie for us in this frame, and the platform around it offers to keep a value instead (LTI Client Side
// postMessages, postMessage Storage). One script for both ends of a launch: the login's page has a value to be kept, the launch's
// page wants it back. Whatever goes wrong, the page's own words and button stand there.

const page = document.getElementById("storage");
const { frame, origin, key, value } = page.dataset;
const platform = window.opener ?? window.parent;
const FAILED = "checkpoint.storage.failed";

const AGAIN = 400; // ms after which a message goes out once more: a frame that is still loading hears nothing
const PATIENCE = 4000; // ms in all

/** Sends one message and gives its answer: ours by its id, from the window that was asked, and from the origin that we trust. */
function ask(target, targetOrigin, message, milliseconds = PATIENCE) {
  return new Promise((resolve, reject) => {
    const id = unguessable();
    const wait = setTimeout(() => end(reject, new Error("no answer")), milliseconds);
    const again = setInterval(send, AGAIN);
    function send() {
      target.postMessage({ ...message, message_id: id }, targetOrigin);
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
      clearInterval(again);
      removeEventListener("message", heard);
      how(what);
    }
    addEventListener("message", heard);
    send();
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
  for (let tried = 0; tried < PATIENCE / 2; tried += AGAIN) {
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
  const request = document.getElementById("request"); // a link, or a form where a link would be too long
  request instanceof HTMLFormElement ? request.submit() : location.replace(request.href);
}

/** Told once: the time after that is tried again. */
function failedBefore() {
  try {
    const failed = sessionStorage.getItem(FAILED);
    sessionStorage.removeItem(FAILED);
    return failed !== null;
  } catch {
    return false;
  }
}

async function get() {
  const target = await storageFrame();
  const kept = await ask(target, origin, { subject: "lti.get_data", key });
  if (typeof kept.value !== "string") {
    throw new Error("it was not kept");
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

show(true);
try {
  await (value ? put() : get());
} catch {
  try {
    // The next time in this tab goes straight to the button, which leads out of here.
    if (!value) {
      sessionStorage.setItem(FAILED, "1");
    }
  } catch {
    // The browser keeps nothing at all.
  }
  show(false);
}
