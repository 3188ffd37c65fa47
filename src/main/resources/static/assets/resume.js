// A page of a launch was asked for without its token: by a reload, or by the back button. If this tab has the token of the
// launch that this entry of the history belongs to, the page is asked for again, with it.

const form = document.getElementById("resume");
const launch = history.state?.launch;

try {
  const token = launch && sessionStorage.getItem("launch." + launch);
  if (token) {
    form.elements.access_token.value = token;
    form.action = location.pathname + location.hash;
    form.submit();
  }
} catch {
  // Nothing is kept here: the page says how to come back.
}
