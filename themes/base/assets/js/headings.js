// Headings: a button behind each one copies the address of its section.
// Without this script the addresses are those of the links in "On this page".
(() => {
  "use strict";

  const SHOWN = 2500;
  const ICON =
    "M10 13a5 5 0 0 0 7.5.5l3-3a5 5 0 0 0-7-7l-1.7 1.7M14 11a5 5 0 0 0-7.5-.5l-3 3a5 5 0 0 0 7 7l1.7-1.7";

  const headings = document.querySelectorAll(".content :is(h2, h3, h4)[id]");
  if (!headings.length) return;

  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("aria-live", "polite");
  document.body.append(said);
  let clearing = 0;

  const say = (words) => {
    clearTimeout(clearing);
    said.textContent = words;
    clearing = setTimeout(() => (said.textContent = ""), SHOWN);
  };

  const copy = async (id) => {
    const address = new URL(`#${id}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      say("Copied");
    } catch {
      // Only a secure address may copy. Elsewhere the address bar gets the section's address.
      location.hash = id;
      say("Copy the link from the address bar");
    }
  };

  const icon = () => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    const looks = { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2",
      "stroke-linecap": "round", "aria-hidden": "true" };
    for (const [name, value] of Object.entries(looks)) svg.setAttribute(name, value);
    path.setAttribute("d", ICON);
    svg.append(path);
    return svg;
  };

  for (const heading of headings) {
    // The heading keeps its own words as its name; the button is not part of it.
    const words = document.createElement("span");
    words.id = `rm-words-${heading.id}`;
    words.append(...heading.childNodes);
    heading.setAttribute("aria-labelledby", words.id);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-link";
    button.setAttribute("aria-label", "Copy link to this section");
    button.title = "Copy link to this section";
    button.append(icon());
    button.addEventListener("click", () => copy(heading.id));
    heading.append(words, button);
  }
})();
