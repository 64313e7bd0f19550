// Reads the chosen agent's words aloud and takes the microphone, by the browser's own means.
// Both are off until they are switched on.
(() => {
  "use strict";
  const RESTART_MS = 300;
  const talk = document.getElementById("talk");
  const bar = document.getElementById("voice");
  const [aloud, microphone] = bar.querySelectorAll("button");
  const note = document.getElementById("voice-note");
  const synthesis = window.speechSynthesis;
  const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
  const REASONS = {
    "not-allowed": "The browser was not allowed to use the microphone.",
    "service-not-allowed": "This browser does not offer its speech recognition here.",
    "audio-capture": "There is no microphone.",
    network: "The browser's speech recognition cannot be reached.",
    "language-not-supported": "The browser does not understand this language.",
  };
  let of = null;
  let said = new Map();
  let listener = null;

  const isOn = (button) => button.getAttribute("aria-pressed") === "true";
  const conversation = () => talk.querySelector(".bubbles");
  const language = () => conversation()?.dataset.language || navigator.language;

  function turn(button, on) {
    button.setAttribute("aria-pressed", String(on));
  }

  function speak(text) {
    if (!isOn(aloud) || !text.trim()) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language();
    synthesis.speak(utterance);
  }

  function hush() {
    if (synthesis) synthesis.cancel();
  }

  // The agent's words by turn, without those that nobody heard.
  function words(list) {
    const found = new Map();
    for (const line of list?.querySelectorAll("li.assistant") || []) {
      let key = line.dataset.turn;
      while (found.has(key)) key += "+";
      const parts = [...line.querySelector("span").childNodes].filter((n) => n.nodeName !== "S");
      found.set(key, parts.map((part) => part.textContent).join(""));
    }
    return found;
  }

  // What was added is spoken. A line that has become shorter was cut: only what was heard is left.
  function follow() {
    const list = conversation();
    const before = said;
    said = words(list);
    if (list?.dataset.of !== of) {
      of = list?.dataset.of;
      hush();
      return;
    }
    said.forEach((line, key) => {
      const known = before.get(key) || "";
      if (!line.startsWith(known)) hush();
      else if (line !== known) speak(line.slice(known.length));
    });
  }

  async function say(text) {
    const id = conversation()?.dataset.of;
    if (!id || !text.trim()) return;
    const body = new URLSearchParams({ id, text: text.trim() });
    await fetch("/_sandbox/do/say", { method: "POST", body, redirect: "manual" }).catch(() => {});
  }

  function listen() {
    const made = new Recognition();
    made.continuous = true;
    made.interimResults = false;
    made.lang = language();
    made.onspeechstart = hush; // whoever speaks breaks in
    made.onresult = (event) => {
      for (let n = event.resultIndex; n < event.results.length; n++) {
        if (event.results[n].isFinal) {
          hush();
          say(event.results[n][0].transcript);
        }
      }
    };
    made.onerror = (event) => {
      if (event.error in REASONS) deafen(REASONS[event.error]);
    };
    // Browsers end it after a while of silence.
    made.onend = () => {
      if (listener === made) setTimeout(() => listener === made && listen(), RESTART_MS);
    };
    listener = made;
    try {
      made.start();
    } catch (problem) {
      deafen(String(problem.message || problem));
    }
  }

  function deafen(text) {
    const old = listener;
    listener = null;
    turn(microphone, false);
    note.textContent = text;
    old?.abort();
  }

  aloud.addEventListener("click", () => {
    turn(aloud, !isOn(aloud));
    note.textContent = "";
    hush();
  });

  microphone.addEventListener("click", () => {
    if (isOn(microphone)) {
      deafen("");
      return;
    }
    turn(microphone, true);
    note.textContent = "Wear headphones, else it hears the agent. Some browsers send the sound to their maker.";
    listen();
  });

  const missing = [];
  if (!synthesis || !window.SpeechSynthesisUtterance) {
    aloud.disabled = true;
    missing.push("This browser cannot read aloud.");
  }
  if (!Recognition) {
    microphone.disabled = true;
    missing.push("This browser cannot listen.");
  }
  note.textContent = missing.join(" ");
  bar.hidden = false;
  new MutationObserver(follow).observe(talk, { childList: true, characterData: true, subtree: true });
  follow();
  addEventListener("pagehide", hush);
})();
