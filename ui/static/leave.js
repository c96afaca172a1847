// The way out: the fixed button, or Escape three times within two seconds, replaces this page with a neutral one.
// It is a file of its own so that it works before, and without, anything else on the page.
(() => {
  "use strict";
  const NEUTRAL = "/today";
  const WITHIN = 2000; // milliseconds

  // Other tabs of ours leave too: a source opens in a tab of its own, and nobody has time for two buttons.
  const tabs = "BroadcastChannel" in self ? new BroadcastChannel("leave") : null;
  if (tabs) tabs.onmessage = () => leave(false);

  function leave(tell = true) {
    if (tell && tabs) tabs.postMessage("leave");
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
    if (event.target.closest && event.target.closest("#leave")) {
      event.preventDefault(); // on a plain page the button is a link, which works without this file
      leave();
    }
  });
  // Coming back by the Back button must not show the old page out of the browser's memory.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
