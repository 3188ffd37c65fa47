// An attempt has ended: what this browser kept of it, for a connection that was lost, is worth nothing any more.

const ours = "answers." + document.querySelector("[data-ended]").dataset.ended + ".";

try {
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(ours))) {
    localStorage.removeItem(name);
  }
} catch {
  // The browser keeps nothing for us.
}
