// In an LMS's frame: asks for as much height as the page needs, but for no more than the LMS's window has. A taller frame would be
// scrolled by the LMS, where nothing in it can stick and no link within it can land. And in a Canvas module hides the Next below the
// frame while the gate is shut. All of it is manners and no lock: the gate is kept by the server.

const place = document.getElementById("reopen").dataset;
const LOWEST = 400; // px; below it a frame jumps about for nothing
const PAUSE = 120; // ms of quiet before a new height is told
const PATIENCE = 250; // ms that an LMS has to say how high its window is before it is told a height that fits most
const SPARE = 24; // px of the LMS's own page that stay in sight, to scroll it by
// Canvas draws its module's footer late, and takes a message about what is not there yet for done.
const AGAIN = [0, 300, 1000, 2500, 5000];
// Where nobody says how high the window is: what fits into one on this screen.
const USUAL = Math.round(Math.min(720, Math.max(LOWEST, screen.availHeight * 0.7)));

let room = null; // px that the LMS's window has for us, once it is known or given up
let told = null;

// Whoever frames this page was allowed to by its headers, and the messages hold nothing that is not for them.
function tell(message) {
  parent.postMessage(message, "*");
}

function tellHeight() {
  if (room === null) {
    return;
  }
  const whole = Math.ceil(document.body.getBoundingClientRect().height);
  const height = Math.min(room, Math.max(LOWEST, whole));
  if (height !== told) {
    told = height;
    tell({ subject: "lti.frameResize", height });
  }
}

function askForWindow() {
  tell({ subject: "lti.fetchWindowSize", message_id: "window" });
}

function hearWindow(event) {
  const answer = event.data;
  if (event.source !== parent || answer === null || answer?.subject !== "lti.fetchWindowSize.response") {
    return;
  }
  const height = Number(answer.height) - (Number(answer.footer) || 0) - SPARE;
  if (Number.isFinite(height) && height >= 100) {
    room = Math.floor(height);
    tellHeight();
  }
}

// An LMS that scrolls hides the upper part of even a small frame: what sticks there sticks below that part.
function watchWhatIsSeen() {
  const whole = document.createElement("div");
  whole.className = "whole-frame";
  document.body.append(whole);
  const steps = Array.from({ length: 201 }, (_, i) => i / 200);
  new IntersectionObserver(
    (entries) => {
      const { boundingClientRect: all, intersectionRect: seen } = entries.at(-1);
      const hidden = seen.height > 0 ? Math.max(0, Math.round(seen.top - all.top)) : 0;
      document.documentElement.style.setProperty("--hidden", hidden + "px");
    },
    { threshold: steps },
  ).observe(whole);
}

if (parent !== window) {
  addEventListener("message", hearWindow);
  askForWindow();
  setTimeout(() => {
    room ??= USUAL;
    tellHeight();
  }, PATIENCE);
  let timer;
  new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(tellHeight, PAUSE);
  }).observe(document.body);
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) {
      width = innerWidth;
      askForWindow();
    }
  });
  watchWhatIsSeen();
  tell({ subject: "lti.scrollToTop" });

  if (place.family === "canvas") {
    if (place.gate === "shut") {
      for (const pause of AGAIN) {
        setTimeout(() => tell({ subject: "lti.showModuleNavigation", show: false }), pause);
      }
    } else if (place.gate === "open") {
      tell({ subject: "lti.showModuleNavigation", show: true });
    }
  }
}
