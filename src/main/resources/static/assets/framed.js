// Each page around a launched one has to be allowed to frame it; else the browser shows a dead frame and tells nobody. Browsers that do
// not name the pages around us leave it at "unknown".

const form = document.getElementById("framed");
const allowed = form.dataset.allowed.split(" ");

const around = location.ancestorOrigins ? [...location.ancestorOrigins] : null;
if (around) {
  const stranger = around.find((origin) => !allowed.includes(origin));
  form.elements.framed.value = stranger ? "refused" : "allowed";
  form.elements.framed_by.value = stranger ?? "";
}
form.submit();
