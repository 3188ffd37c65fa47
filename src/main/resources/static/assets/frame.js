// In an LMS's frame: says how high the page is, so that nobody scrolls in a box within a page; and in a Canvas module hides the
// Next below the frame while the gate is shut. Both are manners and no lock: the gate is kept by the server.

const place = document.getElementById("reopen").dataset;
const LOWEST = 400; // px; below it a frame jumps about for nothing
const PAUSE = 120; // ms of quiet before a new height is told
// Canvas draws its module's footer late, and takes a message about what is not there yet for done.
const AGAIN = [0, 300, 1000, 2500, 5000];

function tell(message) {
  parent.postMessage(message, place.parent || "*");
}

function tellHeight() {
  const height = Math.max(LOWEST, Math.ceil(document.body.getBoundingClientRect().height));
  if (height !== tellHeight.last) {
    tellHeight.last = height;
    tell({ subject: "lti.frameResize", height });
  }
}

if (parent !== window) {
  tellHeight();
  let timer;
  new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(tellHeight, PAUSE);
  }).observe(document.body);

  if (place.family === "canvas") {
    tell({ subject: "lti.scrollToTop" });
    if (place.gate === "shut") {
      for (const pause of AGAIN) {
        setTimeout(() => tell({ subject: "lti.showModuleNavigation", show: false }), pause);
      }
    } else if (place.gate === "open") {
      tell({ subject: "lti.showModuleNavigation", show: true });
    }
  }
}
