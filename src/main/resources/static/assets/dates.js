// WebKit shows today's date, dimmed, where none was entered: marks fields that are empty, so that the style sheet can leave them blank.

for (const field of document.querySelectorAll('input:is([type="date"], [type="time"], [type="datetime-local"])')) {
  const mark = () => field.toggleAttribute("data-empty", field.value === "");
  field.addEventListener("input", mark);
  field.addEventListener("change", mark);
  mark();
}
