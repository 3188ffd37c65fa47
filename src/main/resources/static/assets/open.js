// Which questions have no answer yet, as they are given. The page says it too, as far as it was saved.

const form = document.getElementById("quiz");
const place = document.getElementById("open");
const some = [document.getElementById("open-some"), place.querySelector("ul")];
const none = document.getElementById("open-none");

function isAnswered(control) {
  return control.type === "radio" || control.type === "checkbox" ? control.checked : control.value.trim() !== "";
}

function look() {
  let open = 0;
  for (const link of place.querySelectorAll("a")) {
    const controls = document.querySelectorAll(link.hash + " :is(input, select)");
    const answered = [...controls].some(isAnswered);
    link.parentElement.hidden = answered;
    open += answered ? 0 : 1;
  }
  some.forEach((one) => (one.hidden = open === 0));
  none.hidden = open > 0;
}

// Answers that were kept in the browser come back without an event; whoever goes to hand in has moved the focus or the pointer.
for (const event of ["input", "change", "focusin", "pointerover"]) {
  form.addEventListener(event, look);
}
look();
