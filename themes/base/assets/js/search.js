/* Opens search over the page: by "/" or Ctrl+K, by a click into the field of the header, by typing there. What searches
   (an engine, an index) is loaded then and not before. Without this script the form leads to the search page, which says
   where else to look. */
"use strict";

(() => {
  const form = document.querySelector("form.search[data-finder]");
  if (!form) return;
  const field = form.elements.q;
  const isPage = document.body.classList.contains("kind-search");
  const addresses = (list) => list.trim().split(/\s+/);
  const parts = [];
  let awaited;
  let brought;
  let failed;
  const index = new Promise((done, fail) => { brought = done; failed = fail; });
  let finder;

  const load = (address) => new Promise((done, fail) => {
    const isStyle = String(address).endsWith(".css");
    // Scripts run in the order asked for, and yet load at the same time.
    const made = isStyle ? Object.assign(document.createElement("link"), { rel: "stylesheet", href: address })
      : Object.assign(document.createElement("script"), { src: address, async: false });
    made.onload = done;
    made.onerror = () => fail(new Error(`${address} does not load`));
    document.head.append(made);
  });

  window.rmSearch = {
    form,
    index,
    /* Called by the script that pages name: the parts of the index are beside it. */
    follow: (...names) => {
      awaited = names.length;
      names.forEach((name) => { load(new URL(name, document.currentScript.src)).catch(failed); });
    },
    /* Called by each part of the index, in their order. Links are relative to the parts, wherever the site stands. */
    receive: (found) => {
      parts.push(found);
      if (parts.length === awaited) {
        brought({ owner: parts[0].owner, pages: parts.flatMap(({ pages }) => pages), base: document.currentScript.src });
      }
    },
  };
  index.catch(() => { /* Told where it is waited for. */ });

  const bring = () => {
    if (!finder) {
      const scripts = addresses(form.dataset.finder);
      load(scripts.pop()).catch(failed);
      finder = Promise.all(scripts.map(load));
    }
    return finder;
  };

  const open = () => {
    // What is typed while the rest loads is not lost: the field of the header takes it, where there is one to see.
    const before = document.activeElement;
    field.focus({ preventScroll: true });
    bring().then(() => {
      if (document.activeElement === field && before !== field) {
        if (before === document.body) field.blur(); else before.focus({ preventScroll: true });
      }
      window.rmSearch.open();
    // Where nothing loads, the form still leads to the search page.
    }, () => HTMLFormElement.prototype.submit.call(form));
  };

  if (isPage) {
    bring().then(() => window.rmSearch.mount(), () => { /* The page says where else to look. */ });
  } else {
    form.addEventListener("submit", (event) => { event.preventDefault(); open(); });
    field.addEventListener("click", open);
    field.addEventListener("input", open);
  }

  const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing) return;
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    if (isPage) field.focus(); else open();
  });

  if (new URLSearchParams(location.search).has("found")) addresses(form.dataset.found).forEach(load);
})();
