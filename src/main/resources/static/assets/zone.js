// Dates are meant where the person is: the browser knows where that is, as long as nobody has said otherwise.
const zone = document.getElementById("zone");
if (zone !== null && zone.value === "UTC") {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}
