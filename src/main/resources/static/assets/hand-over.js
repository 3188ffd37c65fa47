// A picker that had to be opened in a window of its own, since the frame had no cookie, hands itself back to the frame: from there on its
// token is all it needs, and some platforms (Moodle) take the choice only inside their own dialogue. Both ends are pages of ours, and
// speak to nobody else.

const PICKER = "checkpoint.picker";
const TAKEN = "checkpoint.picker.taken";
const PATIENCE = 1500; // ms; then nobody is there to take it

const reopen = document.getElementById("reopen");

/** In the frame: takes the picker that the window brings. */
function take({ data, origin, source }) {
  if (origin !== location.origin || data?.subject !== PICKER || new URL(data.action).origin !== location.origin) {
    return;
  }
  const form = document.createElement("form");
  form.method = "post";
  form.action = data.action;
  const token = document.createElement("input");
  token.type = "hidden";
  token.name = "access_token";
  token.value = data.token;
  form.append(token);
  document.body.append(form);
  source.postMessage({ subject: TAKEN }, origin);
  form.submit();
}

/** In the window: offers the picker to the frame that opened it. */
function give() {
  const alone = setTimeout(() => show("not-taken"), PATIENCE);
  addEventListener("message", ({ data, origin }) => {
    if (origin === location.origin && data?.subject === TAKEN) {
      clearTimeout(alone);
      document.getElementById("picker").hidden = true;
      show("taken");
      window.close();
    }
  });
  window.opener?.postMessage(
    { subject: PICKER, action: reopen.action, token: reopen.elements.access_token.value },
    location.origin,
  );
}

function show(id) {
  const words = document.getElementById(id);
  if (words) {
    words.hidden = false;
  }
}

if (!reopen) {
  addEventListener("message", take);
} else if (window.top === window) {
  give();
}
