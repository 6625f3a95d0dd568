/* Highlights the words that a search led here for (`?found=word+word`), opens what is folded over them, and lets the reader
   take the highlights away. Without it the page is simply at the heading that the search found. */
"use strict";

(() => {
  const main = document.querySelector("main");
  const asked = (new URLSearchParams(location.search).get("found") || "").split(/\s+/).filter(Boolean);
  if (!main || !asked.length) return;
  const terms = new Set(asked);
  const silent = "script, style, svg, input, textarea, select, button, mark, .for-whom, .outline, .about, .backlinks, .onward";
  const FOLDED = "details:not([open])";

  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) => (
    node.parentElement.closest(silent) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
  ));
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const marks = [];
  let opened = false;
  for (const text of texts) {
    const nodes = window.rmWords.marked(text.data, terms);
    if (nodes.length < 2) continue;
    for (let fold = text.parentElement.closest(FOLDED); fold; fold = fold.parentElement.closest(FOLDED)) {
      fold.open = true;
      opened = true;
    }
    marks.push(...nodes.filter((node) => node.nodeName === "MARK"));
    text.replaceWith(...nodes);
  }

  const forget = () => {
    // Those that an author made stay.
    for (const mark of marks) {
      const around = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      around.normalize();
    }
    bar.remove();
    main.focus({ preventScroll: true });
    tidy();
  };

  /* The address without the words, so that a copied link does not carry them. */
  const tidy = () => {
    const address = new URL(location);
    address.searchParams.delete("found");
    try { history.replaceState(history.state, "", address); } catch { /* Not allowed on file:// in every browser. */ }
  };

  const bar = document.createElement("div");
  bar.className = "found";
  const said = new Set(marks.map((mark) => mark.textContent.toLowerCase()));
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  words.textContent = said.size ? `Highlighted: ${[...said].slice(0, 4).join(", ")}` : "The words you looked for are in other words here";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = said.size ? "Clear highlights" : "Close";
  button.addEventListener("click", forget);
  bar.append(words, button);
  main.append(bar);

  if (opened && location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
