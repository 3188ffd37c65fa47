// Counts the time that is left, from what the server says is left: the browser's own clock may be wrong, and is only asked how
// long ago that was. Told aloud three times at most. When it is over, the page hands itself in; the server decides whether it is.

const place = document.getElementById("countdown");

if (place !== null) {
  const shown = place.querySelector("[data-testid=time-left]");
  const told = document.querySelector("[data-testid=time-told]");
  const all = Number(place.dataset.all);
  const marks = [
    [all / 2, place.dataset.half],
    [300, place.dataset.five],
    [60, place.dataset.one],
  ].filter(([mark]) => mark <= all / 2);

  let left; // seconds, when it was told
  let at; // when that was, by two clocks: one stands still while the machine sleeps, the other can be set
  let last; // what was left when the page looked last
  let over = false;

  function tell(seconds) {
    left = seconds;
    at = { steady: performance.now(), wall: Date.now() };
    last = seconds;
  }

  function now() {
    return left - Math.max(performance.now() - at.steady, Date.now() - at.wall) / 1000;
  }

  function clock(seconds) {
    const whole = Math.max(0, Math.ceil(seconds));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    return (hours > 0 ? hours + ":" + two(minutes) : minutes) + ":" + two(whole % 60);
  }

  function look() {
    if (left === null || over) {
      return;
    }
    const seconds = now();
    shown.textContent = place.dataset.words.replace("#", clock(seconds));
    const passed = marks.filter(([mark]) => seconds <= mark && mark < last);
    if (passed.length > 0) {
      told.textContent = passed.reduce((one, other) => (other[0] < one[0] ? other : one))[1];
    }
    last = seconds;
    if (seconds <= 0) {
      over = true;
      told.textContent = place.dataset.up;
      document.dispatchEvent(new Event("time-up"));
    }
  }

  // An instructor may have given more time meanwhile.
  document.addEventListener("saved", (event) => {
    const seconds = event.detail.secondsLeft;
    if (typeof seconds === "number") {
      tell(seconds);
    } else if (seconds === null) {
      left = null;
      place.textContent = place.dataset.none;
    }
  });

  tell(Number(place.dataset.left));
  look();
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
}
