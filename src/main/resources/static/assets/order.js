// Entries to put in order can be dragged, or moved by buttons. It is a help on top of the selects, which stay, which can be
// set by hand as before, and which alone are sent. Their places are kept from the beginning, so that nothing moves.

for (const list of document.querySelectorAll(".rows-ordering")) {
  arrange(list);
}

function arrange(list) {
  const hint = list.nextElementSibling;
  const rows = () => [...list.querySelectorAll(".row")];
  const select = (row) => row.querySelector("select");

  /** The rows as they stand become the positions. */
  function write() {
    rows().forEach((row, index) => (select(row).value = String(index + 1)));
    list.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const given = () => rows().map((row) => select(row).value).filter((value) => value !== "");
  const distinct = () => new Set(given()).size;

  /** Two positions that are the same are noticed. */
  function notice() {
    hint.textContent = distinct() < given().length ? list.dataset.twice : "";
  }

  /** Positions that are complete become the order of the rows. */
  function sort() {
    if (distinct() < rows().length) {
      return;
    }
    const sorted = rows().sort((a, b) => select(a).value - select(b).value);
    if (sorted.some((row, index) => row !== rows()[index])) {
      const focused = document.activeElement;
      list.append(...sorted);
      focused?.focus({ preventScroll: true });
    }
  }

  /** The neighbour moves and not the row itself, which so keeps the focus and the pointer. */
  function move(row, down) {
    const neighbour = down ? row.nextElementSibling : row.previousElementSibling;
    if (neighbour !== null) {
      list.insertBefore(neighbour, down ? row : row.nextElementSibling);
    }
    return neighbour !== null;
  }

  function settled(row) {
    write();
    hint.textContent = list.dataset.moved.replace("#", rows().indexOf(row) + 1);
  }

  function button(row, one, down) {
    const words = down ? list.dataset.down : list.dataset.up;
    const name = row.querySelector("select").getAttribute("aria-label") ?? row.querySelector("label").textContent.trim();
    one.setAttribute("aria-label", words.replace("#", () => name));
    one.addEventListener("click", () => {
      sort();
      move(row, down);
      settled(row);
    });
  }

  function grip(row, one) {
    one.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      sort();
      one.setPointerCapture(event.pointerId);
      row.classList.add("dragged");
    });
    one.addEventListener("pointermove", (event) => {
      if (!one.hasPointerCapture(event.pointerId)) {
        return;
      }
      const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
      while (row.nextElementSibling && event.clientY > middle(row.nextElementSibling)) {
        move(row, true);
      }
      while (row.previousElementSibling && event.clientY < middle(row.previousElementSibling)) {
        move(row, false);
      }
    });
    one.addEventListener("lostpointercapture", () => {
      row.classList.remove("dragged");
      settled(row);
    });
  }

  for (const row of rows()) {
    grip(row, row.querySelector(".grip"));
    const [up, down] = row.querySelectorAll(".move");
    button(row, up, false);
    button(row, down, true);
  }
  list.classList.add("arranged");
  list.addEventListener("change", () => {
    notice();
    if (!list.contains(document.activeElement)) {
      sort();
    }
  });
  // Not while the keyboard is among them: the way through the rows would begin anew, and nothing would say so. Nor while a pointer is
  // down: what it is on would move away.
  let pressed = false;
  list.addEventListener("pointerdown", () => (pressed = true), true);
  addEventListener("pointerup", () => (pressed = false), true);
  addEventListener("pointercancel", () => (pressed = false), true);
  list.addEventListener("focusout", (event) => {
    if (!pressed && !list.contains(event.relatedTarget)) {
      sort();
    }
  });
  notice();
  sort();
}
