/* Lets readers tick off the steps of their path. It is off until they ask for it, and stores nothing before; then this
   browser keeps the ids of the ticked steps under "rm-ticks:" and the path of the page (site, program and role), until
   they press "Forget my ticks". Without it the path is a plain list, and on paper each step has a box. */
(() => {
  "use strict";
  const path = document.querySelector(".path");
  const steps = path ? [...path.querySelectorAll(":scope > [id]")] : [];
  if (!steps.length) return;
  const KEY = `rm-ticks:${location.pathname.replace(/index\.html$/, "")}`;
  const REFUSED = "This browser does not let the page keep ticks. You can print the page and tick on paper.";

  const bar = document.createElement("div");
  const button = document.createElement("button");
  const status = document.createElement("p");
  bar.className = "ticks";
  button.type = "button";
  status.setAttribute("role", "status");
  bar.append(button, status);
  path.before(bar);

  const boxes = () => [...path.querySelectorAll(".tick")];

  function read() {
    try {
      const ids = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(ids) ? ids : null;
    } catch {
      return null;
    }
  }

  /* Whether it worked: storage may be full, switched off or forbidden. */
  function write(ids) {
    try {
      if (ids) localStorage.setItem(KEY, JSON.stringify(ids));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  function tell(words) {
    const done = boxes().filter((box) => box.checked).length;
    status.textContent = words ?? `${done} of ${steps.length} done`;
  }

  function keep() {
    const ids = steps.filter((step) => step.querySelector(".tick").checked).map((step) => step.id);
    tell(write(ids) ? undefined : REFUSED);
  }

  function start(ids) {
    for (const step of steps) {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.className = "tick";
      box.checked = ids.includes(step.id);
      box.setAttribute("aria-label", `Done: ${step.querySelector(".title").textContent.trim()}`);
      box.addEventListener("change", keep);
      step.prepend(box);
    }
    button.textContent = "Forget my ticks";
    tell();
  }

  function stop() {
    boxes().forEach((box) => box.remove());
    button.textContent = "Keep ticks in this browser";
    tell("");
  }

  button.addEventListener("click", () => {
    const isOn = boxes().length > 0;
    if (!write(isOn ? null : [])) tell(REFUSED);
    else if (isOn) stop();
    else start([]);
  });
  const ids = read();
  if (ids) start(ids);
  else stop();
})();
