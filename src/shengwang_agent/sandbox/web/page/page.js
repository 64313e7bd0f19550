// Keeps the page current and sends its forms without a reload. Without it the page still works.
(() => {
  "use strict";
  const PAUSE_MS = 400;
  let version = document.body.dataset.version;
  let chosen = new URLSearchParams(location.search).get("agent") || "";
  let open = false;
  const shown = new Map();

  function replace(element, html) {
    // Replacing what the reader has open, scrolled or typed would take it from under their hands.
    const details = new Set([...element.querySelectorAll("details[open]")].map((d) => d.id));
    const field = element.querySelector("input[name=text]");
    const typed = field && { value: field.value, focused: field === document.activeElement };
    element.innerHTML = html;
    details.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    const next = element.querySelector("input[name=text]");
    if (typed && next) {
      next.value = typed.value;
      if (typed.focused) next.focus();
    }
    const bubbles = element.querySelector(".bubbles");
    if (bubbles) bubbles.scrollTop = bubbles.scrollHeight;
  }

  // A button that is replaced between press and release never hears of the click.
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
          replace(element, html);
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
