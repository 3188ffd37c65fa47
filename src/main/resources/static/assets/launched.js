// A launched page has no cookie and no session: its token stands in its forms. So that a reload and the back button find it
// again, it is kept here by the launch's id, and the entry in the history remembers which launch it belongs to.

const reopen = document.getElementById("reopen");
const launch = reopen.dataset.launch;
const path = new URL(reopen.action).pathname;

try {
  sessionStorage.setItem("launch." + launch, reopen.elements.access_token.value);
  history.replaceState({ launch }, "", path + location.hash);
} catch {
  // The browser keeps nothing for us: the history stays as it is, and the pages' own buttons do.
}

// The server does not know which clock the reader lives by; the browser does. Whose way to write it is the LMS's choice; where that names
// a language alone, it is the browser's. Scripts after this one go by what stands there then.
const page = document.documentElement;
if (!page.dataset.region.includes("-")) {
  const same = (one) => one.split("-")[0] === page.dataset.region;
  page.dataset.region = navigator.languages.find(same) ?? page.dataset.region;
}
const format = new Intl.DateTimeFormat(page.dataset.region, { dateStyle: "medium", timeStyle: "short" });
const times = document.querySelectorAll("time[datetime]");
// Another way to write a time is no news: a region that speaks is silent meanwhile. No title keeps the old one: it would be read as well.
const silent = [...times].map((time) => time.closest("[role=status]:not([aria-live])")).filter(Boolean);
silent.forEach((one) => one.setAttribute("aria-live", "off"));
for (const time of times) {
  time.textContent = format.format(new Date(time.dateTime));
}
setTimeout(() => silent.forEach((one) => one.removeAttribute("aria-live")), 1000);
if (times.length > 0) {
  const line = document.getElementById("times");
  line.textContent = line.dataset.words.replace("#", zoneInWords());
  line.hidden = false;
}

/** Such as "Central European Time", in the page's language; a clock that nobody sets forward has a name without "generic" alone. */
function zoneInWords() {
  const named = (timeZoneName) =>
    new Intl.DateTimeFormat(page.dataset.region, { timeZoneName }).formatToParts().find((part) => part.type === "timeZoneName").value;
  const name = named("longGeneric");
  return /\d/.test(name) ? named("long") : name;
}

// A page that answers what was just done begins where its answer stands; in a frame some browsers leave that to us. Not at once: while the
// page is still coming, Orca takes what has the focus for known and says nothing at all.
addEventListener("load", () => setTimeout(begin, 300));

// Whoever has scrolled meanwhile stays where they are: their finger is on its way to what they see there.
function begin() {
  if (document.activeElement === document.body && location.hash === "") {
    document.querySelector("[autofocus]")?.focus({ preventScroll: scrollY > 0 });
  }
}
