// The way out: the fixed button, or Escape three times within two seconds, replaces this page with a neutral one.
// It is a file of its own so that it works before, and without, anything else on the page.
(() => {
  "use strict";
  const NEUTRAL = "/today";
  const WITHIN = 2000; // milliseconds

  function leave() {
    document.title = "Calendar";
    document.documentElement.style.visibility = "hidden";
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // A framed page may be refused its storage: then there is none to clear.
    }
    location.replace(NEUTRAL);
  }

  let presses = [];
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      const now = Date.now();
      presses = [...presses.filter((at) => now - at < WITHIN), now];
      if (presses.length >= 3) leave();
    },
    true,
  );
  addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("#leave")) leave();
  });
  // Coming back by the Back button must not show the old page out of the browser's memory.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
