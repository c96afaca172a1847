// One delegated listener for the chat: marks open cards, cards lead back, buttons ask, pickers feed Gradio.
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 899.98px)");
  let opener = null; // the mark that opened a card

  // Gradio's fields are Svelte's: a value is taken over when it is set natively and an input event says so.
  function put(field, value) {
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const fieldOf = (id) => document.querySelector(`#${id} textarea, #${id} input`);

  // ---- sources
  const side = () => document.getElementById("side");

  function openDrawer() {
    if (!narrow.matches) return;
    const drawer = side();
    drawer.setAttribute("role", "dialog");
    drawer.setAttribute("aria-modal", "true");
    drawer.setAttribute("aria-label", "Sources");
    document.body.classList.add("drawer");
    for (const id of ["top", "talk"]) document.getElementById(id).inert = true;
  }

  function closeDrawer() {
    const drawer = side();
    if (!drawer) return;
    for (const name of ["role", "aria-modal", "aria-label"]) drawer.removeAttribute(name);
    document.body.classList.remove("drawer");
    for (const id of ["top", "talk"]) document.getElementById(id).inert = false;
  }

  function openCard(mark) {
    const card = document.getElementById(mark.getAttribute("href").slice(1));
    if (!card) return;
    opener = mark.id;
    card.open = true;
    document.querySelectorAll(".card.current").forEach((one) => one.classList.remove("current"));
    card.classList.add("current");
    openDrawer();
    card.querySelector("summary").focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  function back(fallback) {
    closeDrawer();
    const mark = document.getElementById(opener || "") || document.getElementById(fallback || "");
    (mark || fieldOf("question")).focus();
    opener = null;
  }

  // ---- asking
  function ask(text) {
    const field = fieldOf("question");
    put(field, text);
    field.focus({ preventScroll: true });
    requestAnimationFrame(() => document.querySelector("button#send, #send button").click());
  }

  // ---- saying: each whole sentence once. Gradio redraws the last message, and its log would say it all again.
  let voice = null;
  let told = [];
  function say(text) {
    const line = document.createElement("p");
    line.textContent = text;
    voice.append(line);
    while (voice.children.length > 12) voice.firstChild.remove();
  }
  // A message div is labelled by Gradio with its source, tags and all; its own text says it better.
  function unlabel(log) {
    for (const one of log.querySelectorAll("[data-testid=bot][aria-label], [data-testid=user][aria-label]")) {
      one.removeAttribute("aria-label");
    }
  }
  function listen() {
    const pick = document.querySelector("details.pick:not(.met)");
    if (pick) {
      pick.classList.add("met");
      pick.open = !narrow.matches;
    }
    const log = document.querySelector("#conversation [role=log]");
    if (!log || log.dataset.heard) return;
    log.dataset.heard = "yes";
    log.setAttribute("aria-live", "off");
    unlabel(log);
    new MutationObserver(() => {
      unlabel(log);
      const answers = log.querySelectorAll(".answer");
      const last = answers[answers.length - 1];
      if (!last) return;
      if (told.answers !== answers.length) {
        told = [];
        told.answers = answers.length;
        side().scrollTop = 0;
        // On a touch screen the keyboard would cover the answer.
        if (matchMedia("(pointer: coarse)").matches) fieldOf("question").blur();
      }
      const asked = log.querySelectorAll(".asked");
      requestAnimationFrame(() => asked[asked.length - 1]?.scrollIntoView({ block: "start" }));
      for (const one of last.querySelectorAll(".s, .corrected, .clarify, .help .name")) {
        const text = one.textContent.replace(/\[\d+( source: [^\]]*)?\]/g, "").trim();
        if (!told.includes(text)) {
          told.push(text);
          say(text);
        }
      }
    }).observe(log, { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label"] });
  }

  // ---- copying
  async function copy(button) {
    const text = document.getElementById(button.id.replace(/^c-/, "t-"))?.textContent;
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard on a page that is not served securely: the old way.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const label = button.textContent;
    button.textContent = "Copied";
    say("Copied");
    setTimeout(() => (button.textContent = label), 2000);
  }

  document.addEventListener("click", (event) => {
    const hit = event.target.closest("a.cite, a.back, button.close, button.ask, button.copy");
    if (!hit) {
      if (document.body.classList.contains("drawer") && !event.target.closest("#side, #leave")) back();
      return;
    }
    // Following the link would leave an entry in the browser's history.
    event.preventDefault();
    if (hit.matches("a.cite")) openCard(hit);
    else if (hit.matches("a.back")) back(hit.getAttribute("href").slice(1));
    else if (hit.matches("button.close")) back();
    else if (hit.matches("button.ask")) ask(hit.textContent);
    else copy(hit);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("drawer")) back();
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches(".feeds")) return;
    const field = fieldOf(event.target.id.replace(/^pick-/, ""));
    if (field) put(field, event.target.value);
  });
  narrow.addEventListener("change", () => {
    closeDrawer();
    const pick = document.querySelector("details.pick");
    if (pick) pick.open = !narrow.matches;
  });

  addEventListener("DOMContentLoaded", () => {
    voice = document.createElement("div");
    voice.id = "voice";
    voice.className = "vh";
    voice.setAttribute("role", "status");
    document.body.append(voice);
    new MutationObserver(listen).observe(document.body, { childList: true, subtree: true });
    listen();
  });
})();
