// Which questions have no answer yet, as they are given. The page says it too, as far as it was saved. Nothing changes its size:
// the button below is just about to be pressed.

const form = document.getElementById("quiz");
const place = document.getElementById("open");

function isAnswered(control) {
  return control.type === "radio" || control.type === "checkbox" ? control.checked : control.value.trim() !== "";
}

function look() {
  let open = 0;
  for (const link of place.querySelectorAll("a")) {
    const controls = document.querySelectorAll("#" + link.dataset.of + " :is(input, select)");
    const answered = [...controls].some(isAnswered);
    link.parentElement.classList.toggle("unanswered", !answered);
    if (answered) {
      link.removeAttribute("href");
    } else {
      link.href = "#" + link.dataset.of;
    }
    link.querySelector(".unseen > span").hidden = answered;
    open += answered ? 0 : 1;
  }
  document.getElementById("open-some").hidden = open === 0;
  document.getElementById("open-none").hidden = open > 0;
}

// Answers that were kept in the browser come back without an event; whoever goes to submit has moved the focus or the pointer.
for (const event of ["input", "change", "focusin", "pointerover"]) {
  form.addEventListener(event, look);
}
look();
