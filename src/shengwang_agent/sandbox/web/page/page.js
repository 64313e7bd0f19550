// Keeps the page current and sends its forms without a reload. Without it the page still works.
(() => {
  "use strict";
  const PAUSE_MS = 400;
  let version = document.body.dataset.version;
  let chosen = new URLSearchParams(location.search).get("agent") || "";
  let open = false;
  const shown = new Map();

  // Changes only what differs, so that what the reader has open, typed or selected stays.
  function renew(element, html) {
    const bubbles = element.querySelector(".bubbles");
    const readsBack = bubbles && bubbles.scrollHeight - bubbles.scrollTop - bubbles.clientHeight > 40;
    const wanted = element.cloneNode(false);
    wanted.innerHTML = html;
    renewChildren(element, wanted);
    const now = element.querySelector(".bubbles");
    if (now && !(readsBack && now === bubbles)) now.scrollTop = now.scrollHeight;
  }

  function renewChildren(element, wanted) {
    let place = element.firstChild;
    for (const child of [...wanted.childNodes]) {
      const found = counterpart(element, place, child);
      if (!found) {
        element.insertBefore(child, place);
        continue;
      }
      if (found === place) place = place.nextSibling;
      else element.insertBefore(found, place);
      renewNode(found, child);
    }
    while (place) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  }

  // What is there with the same id; without an id, what stands in the same place.
  function counterpart(element, place, child) {
    const id = idOf(child);
    if (id) return [...element.children].find((old) => idOf(old) === id);
    return place && !idOf(place) && place.nodeName === child.nodeName ? place : null;
  }

  // form.id would be the form's field of that name.
  const idOf = (node) => node.getAttribute?.("id");

  function renewNode(old, wanted) {
    if (old.nodeType === Node.TEXT_NODE) {
      if (old.data !== wanted.data) old.data = wanted.data;
      return;
    }
    for (const { name } of [...old.attributes]) {
      const readers = old.nodeName === "DETAILS" && name === "open";
      if (!readers && !wanted.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of wanted.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    renewChildren(old, wanted);
  }

  // A button that becomes another between press and release would do what nobody asked for.
  let pressed = false;
  addEventListener("pointerdown", () => (pressed = true));
  for (const end of ["pointerup", "pointercancel", "blur"]) {
    addEventListener(end, () => setTimeout(() => (pressed = false), 0));
  }

  async function refresh() {
    if (open || pressed) return;
    open = true;
    try {
      const query = new URLSearchParams({ version, agent: chosen });
      const answer = await fetch(`/_sandbox/parts?${query}`);
      document.body.classList.remove("away");
      if (answer.status !== 200) return;
      const parts = await answer.json();
      if (pressed) return;
      version = parts.version;
      for (const [id, html] of Object.entries(parts)) {
        const element = document.getElementById(id);
        if (element && shown.get(id) !== html) {
          renew(element, html);
          shown.set(id, html);
        }
      }
    } catch {
      document.body.classList.add("away");
    } finally {
      open = false;
    }
  }

  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const body = new URLSearchParams(new FormData(form));
    form.querySelector("input[name=text]")?.form.reset();
    await fetch(form.action, { method: "POST", body, redirect: "manual" });
    version = "";
    refresh();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-agent]");
    if (!link) return;
    event.preventDefault();
    chosen = link.dataset.agent;
    version = "";
    history.replaceState(null, "", `/?agent=${chosen}`);
    refresh();
  });

  setInterval(refresh, PAUSE_MS);
  refresh();
})();
