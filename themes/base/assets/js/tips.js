// Tips: a word of the glossary shows its short definition on hover, on focus and on tap.
// Without this script the word is a link to its entry, where the definition stands.
(() => {
  "use strict";

  const MARGIN = 16;
  const LEAVING = 300;

  // The outer one reaches up to the word, so that the pointer can go over without a gap.
  const tip = document.createElement("div");
  const box = document.createElement("div");
  const words = document.createElement("p");
  const more = document.createElement("a");
  tip.className = "tip";
  tip.hidden = true;
  words.id = "rm-tip";
  words.setAttribute("role", "tooltip");
  more.className = "tip-more";
  more.textContent = "Read more";
  box.className = "tip-box";
  box.append(words, more);
  tip.append(box);

  let shown = null; // the word whose tip is open
  let touched = null; // what a finger went down on, while it is not yet up
  let wasOpen = false; // whether its tip was open at that moment
  let leaving = 0;

  const wordAt = (node) => (node instanceof Element ? node.closest("a.ref-term") : null);

  // A page says each definition once: with the first of the links to an entry.
  const meaning = (word) => {
    const href = CSS.escape(word.getAttribute("href"));
    return word.dataset.tip || document.querySelector(`a.ref-term[data-tip][href="${href}"]`)?.dataset.tip || "";
  };

  const hide = () => {
    clearTimeout(leaving);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };

  const hideSoon = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, LEAVING);
  };

  // Below the last line of the word or above its first one, whichever has room, and never over it.
  const place = (word) => {
    const view = document.documentElement;
    const lines = word.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    const size = tip.getBoundingClientRect();
    const isAbove = last.bottom + size.height + MARGIN > view.clientHeight && first.top > size.height + MARGIN;
    const left = (isAbove ? first : last).left;
    const room = view.clientWidth - size.width - MARGIN;
    const holder = tip.offsetParent;
    const isFree = getComputedStyle(holder).position === "static";
    const origin = isFree ? { left: -scrollX, top: -scrollY } : holder.getBoundingClientRect();
    tip.style.left = `${Math.max(MARGIN, Math.min(left, room)) - origin.left}px`;
    tip.style.top = `${(isAbove ? first.top - size.height : last.bottom) - origin.top}px`;
  };

  const show = (word, byTouch) => {
    clearTimeout(leaving);
    if (word === shown) return;
    hide();
    const text = meaning(word);
    if (!text) return;
    words.textContent = text;
    more.href = word.href;
    more.hidden = !byTouch;
    if (!tip.isConnected) (document.querySelector("main") ?? document.body).append(tip);
    tip.style.left = tip.style.top = "0";
    tip.hidden = false;
    word.setAttribute("aria-describedby", words.id);
    shown = word;
    place(word);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const word = wordAt(event.target);
    if (word) show(word, false);
    else if (tip.contains(event.target)) clearTimeout(leaving);
  });
  document.addEventListener("pointerout", (event) => {
    const left = wordAt(event.target) || (tip.contains(event.target) && tip);
    if (event.pointerType !== "touch" && left && document.activeElement !== shown) hideSoon();
  });

  document.addEventListener("focusin", (event) => {
    const word = wordAt(event.target);
    if (word) show(word, touched === word);
  });
  document.addEventListener("focusout", (event) => {
    const word = wordAt(event.target);
    if (word && word === shown && !tip.contains(touched) && !tip.matches(":hover") && !word.matches(":hover")) hide();
  });

  // The first tap on a word shows its tip, the second one, or "Read more", goes to the entry.
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch" ? wordAt(event.target) || event.target : null;
    wasOpen = touched !== null && touched === shown;
    if (!wordAt(event.target) && !tip.contains(event.target)) hide();
  });
  document.addEventListener("pointercancel", () => (touched = null));
  document.addEventListener("click", (event) => {
    const word = wordAt(event.target);
    if (word && word === touched && !wasOpen && meaning(word)) {
      event.preventDefault();
      show(word, true);
    }
    touched = null;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      hide();
      event.stopPropagation();
    }
  }, true);
  addEventListener("resize", hide);
})();
