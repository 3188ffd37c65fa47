// The author's page looks once a second whether a file has changed, and comes again if one has.

const seen = document.querySelector("meta[name=preview]").content;

setInterval(async () => {
  try {
    const now = await (await fetch("/preview/state")).text();
    if (now !== seen && now !== "unsettled") {
      location.reload();
    }
  } catch {
    // The preview was stopped; it may be started again.
  }
}, 1000);
