/* Lets readers choose light or dark for themselves: a choice in the header, kept in this browser under "rm-theme" until
   they choose "system" again. It stands in the head before the styles, so that no page flashes. Without it, and until
   somebody chooses, the system's own setting holds and nothing is stored. */
(() => {
  "use strict";
  const KEY = "rm-theme";
  const root = document.documentElement;

  function show(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  /* Where storage is off, a choice holds for the page it was made on. */
  function stored(use) {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  }

  show(stored((storage) => storage.getItem(KEY)));
  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector(".theme-switch");
    if (!choice) return;
    const select = choice.querySelector("select");
    select.value = root.dataset.theme ?? "system";
    select.addEventListener("change", () => {
      show(select.value);
      stored((storage) => (root.dataset.theme ? storage.setItem(KEY, root.dataset.theme) : storage.removeItem(KEY)));
    });
    choice.hidden = false;
  });
})();
