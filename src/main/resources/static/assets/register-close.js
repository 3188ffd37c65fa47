// Tells the platform that the registration is over (Dynamic Registration 1.0): it closes this page. There is no secret in that.
const button = document.querySelector("[data-close]");
const platform = window.opener || (window.parent === window ? null : window.parent);

if (button && platform) {
  button.hidden = false;
  document.querySelector("[data-close-by-hand]").hidden = true;
  button.addEventListener("click", () => platform.postMessage({ subject: "org.imsglobal.lti.close" }, "*"));
}
