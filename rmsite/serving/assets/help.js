/* In the preview only: which line of which file the words under the pointer come from, what not everybody gets, and what
   a playbook still lacks. The page's own elements are left as they are, but for a dashed line below marked links. */

/* As in blocks.py: what stands in a line of text, and what is passed over. */
const INLINE = new Set(("a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark meter output "
  + "progress q s samp small span strong sub sup time u var wbr").split(" "));
const PASSED = new Set(("head nav noscript script select style svg template textarea "
  + "rmsite-preview rmsite-marks").split(" "));
const UNDERLINE = "@media screen { a[data-rmsite-link] { text-decoration: underline dashed 2px; text-underline-offset: .25em; } }";
const FRAMES = "ul, ol, dl, li, dt, dd, tr, tbody, thead, table";

const bare = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");

/* The elements of the page by their words, in its order. */
const byWords = () => {
  const found = new Map();
  const all = [];
  const visit = (element) => {
    const entry = { element, words: "" };
    all.push(entry);
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) entry.words += bare(child.data);
      if (child.nodeType !== Node.ELEMENT_NODE || PASSED.has(child.localName)) continue;
      const words = visit(child);
      if (INLINE.has(child.localName)) entry.words += words;
    }
    return entry.words;
  };
  visit(document.body);
  for (const { element, words } of all) found.set(words, [...(found.get(words) || []), element]);
  return found;
};

export const help = ({ make, placed, address, folder, note, here, extras, asks }) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(UNDERLINE);
  document.adoptedStyleSheets.push(sheet);
  const layer = document.createElement("rmsite-marks");
  const list = make("ul");
  let origins = new Map();
  let notes = new Map();
  let drawn = [];
  let asked = 0;
  let isThere = false;
  let last = null;

  const held = make("div");
  const pointed = make("p", { class: "where" });

  /* Marks lie over the page, so that nothing in it moves. */
  const place = () => {
    const start = layer.getBoundingClientRect();
    for (const { element, item, kind } of drawn) {
      const box = element.getBoundingClientRect();
      // Beside a list, not between a bullet and its words.
      let frame = element;
      while (kind === "only" && frame.parentElement.matches(FRAMES)) frame = frame.parentElement;
      const left = frame.getBoundingClientRect().left;
      item.hidden = !element.checkVisibility() || box.width === 0;
      const top = kind === "hidden-behind" ? box.bottom : box.top;
      item.style.insetBlockStart = `${top - start.top}px`;
      item.style.insetInlineStart = `${left - start.left}px`;
      item.style.setProperty("--width", `${box.right - left}px`);
      item.style.blockSize = kind === "only" ? `${box.height}px` : "0";
    }
  };

  const draw = (told, elements) => {
    drawn = told.marks.flatMap(({ at: [words, number], kind, words: said, goesOn }) => {
      const element = elements.get(words)?.[number];
      if (!element) return [];
      const item = make("li", { class: kind }, goesOn ? null : make("span", {}, said));
      if (goesOn) item.setAttribute("aria-hidden", "true");
      return [{ element, item, kind }];
    });
    list.replaceChildren(...drawn.map(({ item }) => item));
    layer.hidden = !drawn.length;
    place();
  };

  const mark = (links) => {
    notes = new Map();
    const found = new Map();
    for (const link of document.querySelectorAll("a[href]")) {
      const said = links[link.getAttribute("href")];
      link.toggleAttribute("data-rmsite-link", Boolean(said));
      link.removeAttribute("aria-description");
      if (!said) continue;
      link.setAttribute("aria-description", said);
      notes.set(link, said);
      if (!link.closest("nav")) found.set(link.href, `${link.textContent.trim()}: ${said}`);
    }
    return [...found.values()];
  };

  const take = (told) => {
    const elements = byWords();
    origins = new Map();
    for (const [words, numbers] of Object.entries(told.texts)) {
      const group = elements.get(words) || [];
      const isOne = numbers.every((number) => number === numbers[0]);
      if (group.length !== numbers.length && !isOne) continue;
      group.forEach((element, index) => {
        const number = numbers[isOne ? 0 : index];
        if (number >= 0) origins.set(element, told.places[number]);
      });
    }
    draw(told, elements);
    const linked = mark(told.links);
    held.replaceChildren(...[
      told.hidden.length ? make("h3", {}, `Hidden from ${asks()} on this page`) : null,
      told.hidden.length ? make("ul", {}, ...told.hidden.map((each) => make("li", {}, `${each.what}, for ${each.for}: `,
        placed(each.place, each.href)))) : null,
      linked.length ? make("h3", {}, "Links to pages that not everybody gets") : null,
      linked.length ? make("ul", {}, ...linked.map((said) => make("li", {}, said))) : null,
    ].filter(Boolean));
    isThere = true;
    if (last?.isConnected) show(last);
  };

  const ask = async () => {
    const number = (asked += 1);
    try {
      const response = await fetch(address);
      if (response.ok && number === asked) take(await response.json());
    } catch {
      // The preview has ended, as its button says.
    }
  };
  const askOnce = () => { if (!isThere && !asked) ask(); };

  const known = (element) => {
    for (let each = element; each; each = each.parentElement) {
      if (origins.has(each)) return origins.get(each);
      if (!INLINE.has(each.localName) && bare(each.textContent)) return null;
    }
    return null;
  };

  function show(element) {
    last = element;
    const found = known(element);
    const link = notes.get(element.closest?.("a"));
    here.hidden = !found && !link;
    here.replaceChildren(...[
      found ? placed(found.place, found.href) : null,
      found?.href ? " Alt+click opens it" : null,
      link ? make("span", { class: "note" }, `${found ? ". " : ""}Leads to a page that is ${link}`) : null,
    ].filter(Boolean));
    if (found) pointed.replaceChildren("Last pointed at: ", placed(found.place, found.href));
  }

  const point = ({ target }) => {
    if (!(target instanceof Element) || target.closest("rmsite-preview")) return;
    askOnce();
    show(target);
  };
  for (const name of ["pointerover", "pointerdown", "focusin"]) document.addEventListener(name, point);
  document.addEventListener("click", (event) => {
    const found = event.altKey && event.target instanceof Element ? known(event.target) : null;
    if (!found?.href) return;
    event.preventDefault();
    location.assign(found.href);
  }, true);

  const missing = (item) => make("li", {}, make("strong", {}, `Missing: ${item.part}`), `, ${item.question}. Add `,
    make("code", {}, item.example));
  const checklist = (items) => {
    if (!items.length) return null;
    const [there, lacking] = [true, false].map((isIt) => items.filter(({ isThere: is }) => is === isIt));
    return make("details", { open: lacking.length > 0 },
      make("summary", {}, `A complete playbook: ${there.length} of ${items.length} parts are there`),
      make("ul", { class: "checklist" }, ...lacking.map(missing),
        ...there.map(({ part, question }) => make("li", {}, `There: ${part}, ${question}`))));
  };

  const shadow = layer.attachShadow({ mode: "open" });
  shadow.append(make("link", { rel: "stylesheet", href: new URL("marks.css", folder) }),
    make("section", { "aria-label": "Marks of the preview" }, list));
  layer.hidden = true;
  document.body.append(layer);
  new ResizeObserver(place).observe(document.body);
  document.addEventListener("toggle", place, true);
  shadow.querySelector("link").addEventListener("load", place);

  return {
    open: askOnce,
    told: (state) => {
      note.hidden = !state.notes.length;
      note.textContent = state.notes.length ? `This page: ${state.notes.join(", ")}` : "";
      extras.replaceChildren(...[held, checklist(state.checklist), pointed].filter(Boolean));
      // Lines may be others now. Whoever points at nothing, where nothing is marked, need not know.
      const wasAsked = asked > 0;
      if (state.isMarked || wasAsked) ask();
    },
  };
};
