/* Finds pages and lists them: in a dialog over any page, and on the search page itself. Loaded when search opens; without it
   the search page says where else to look.

   Results are a plain list of links under headings, not a listbox: each stays a link that can be opened in a new tab, read
   word by word and reached by the keys for headings and links of any screen reader. Arrow keys move the focus along them. */
"use strict";

(() => {
  const { words, marked } = window.rmWords;
  const { form, index } = window.rmSearch;
  const FACETS = [["kind", "Kind"], ["programs", "Program"], ["roles", "Role"], ["audiences", "For"]];
  const MOST_OF_A_KIND = 5;
  const EXCERPT = 170;

  const make = (name, css, ...inside) => {
    const made = document.createElement(name);
    if (css) made.className = css;
    made.append(...inside);
    return made;
  };

  const button = (css, text, press) => {
    const made = make("button", css, text);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  };

  /* The engine. One word may be written in several ways (`forms` of the glossary): a search for one finds all. */

  const formsOf = (pages) => pages.filter((page) => page.forms).map((page) => {
    const forms = page.forms.map((form) => words(form).map((word) => word.term)).filter((form) => form.length);
    return [...new Map(forms.map((form) => [form.join(" "), form])).values()];
  }).filter((forms) => forms.length > 1);

  const expand = (terms, groups) => {
    const parts = [];
    while (terms.length) {
      let best = { form: [terms[0]], forms: [] };
      for (const forms of groups) {
        const form = forms.find((each) => each.every((word, at) => word === terms[at]));
        if (form && (!best.forms.length || form.length > best.form.length)) best = { form, forms };
      }
      const others = best.forms.filter((each) => each !== best.form)
        .map((queries) => ({ combineWith: "AND", queries, prefix: false, fuzzy: false }));
      parts.push({ combineWith: "OR", queries: [{ combineWith: "AND", queries: best.form }, ...others] });
      terms = terms.slice(best.form.length);
    }
    return parts;
  };

  /* From what was typed to what may have been meant: as typed, one slip, two in a long word, some of the words. */
  const TRIES = [
    {},
    { fuzzy: (word) => (word.length > 3 ? 1 : false) },
    { fuzzy: (word) => (word.length > 5 ? 2 : word.length > 3 ? 1 : false) },
    { combineWith: "OR" },
  ];

  const engineOf = async ({ pages, owner, base }) => {
    const spelt = new Map();
    const engine = new window.MiniSearch({
      fields: ["title", "forms", "heading", "text"],
      processTerm: (word) => word,
      tokenize: (text, field) => words(text).map((word) => {
        // How a term is written, for suggestions: as it first stands in a text.
        if (field && !spelt.has(word.term)) spelt.set(word.term, text.slice(word.start, word.end).toLowerCase());
        return word.term;
      }),
      searchOptions: {
        combineWith: "AND",
        prefix: (word) => word.length > 1,
        weights: { fuzzy: 0.3, prefix: 0.5 },
        boost: { title: 4, forms: 3, heading: 2 },
        boostDocument: (id) => (passages[id].anchor ? 1 : 1.2),
      },
    });
    const passages = pages.flatMap((page) => (page.passages || [["", "", ""]]).map(([anchor, heading, text]) => (
      { page, anchor, heading, text, title: page.title, forms: (page.forms || []).join("\n") }
    )));
    passages.forEach((passage, id) => { passage.id = id; });
    await engine.addAllAsync(passages, { chunkSize: 200 });
    const groups = formsOf(pages);

    /* Pages, best first, each at its best passage; `tried` says how far the words had to be stretched. */
    const find = (query) => {
      const queries = expand(words(query).map((word) => word.term), groups);
      for (const [tried, options] of TRIES.entries()) {
        const hits = new Map();
        for (const { id, terms } of engine.search({ queries, combineWith: "AND", ...options }, options)) {
          const passage = passages[id];
          if (!hits.has(passage.page)) hits.set(passage.page, { ...passage, terms: new Set(terms) });
        }
        if (hits.size) return { hits: [...hits.values()], tried };
      }
      return { hits: [], tried: 0 };
    };

    const nearest = (query) => engine.autoSuggest(query, { fuzzy: 0.4, prefix: true, combineWith: "OR" })
      .slice(0, 3).map(({ terms }) => terms.map((each) => spelt.get(each) || each).join(" "));

    return { find, nearest, owner, base };
  };
  const engine = index.then(engineOf);
  engine.catch(() => { /* Told at the first search. */ });

  /* A hit: title and heading, the way to it, the words around the first match. */

  const excerpt = ({ text, terms }) => {
    const first = words(text).find((word) => terms.has(word.term));
    let from = Math.max(0, (first ? first.start : 0) - 60);
    if (from) from = text.indexOf(" ", from) + 1;
    const cut = text.length > from + EXCERPT ? text.lastIndexOf(" ", from + EXCERPT) : text.length;
    const to = Math.max(cut, first ? first.end : 0);
    return [from ? "… " : "", ...marked(text.slice(from, to), terms), to < text.length ? " …" : ""];
  };

  const shown = (hit, base) => {
    const link = make("a", "finder-title", ...marked(hit.title, hit.terms));
    if (hit.heading) link.append(": ", ...marked(hit.heading, hit.terms));
    const address = new URL(hit.page.href, base);
    address.search = new URLSearchParams({ found: [...hit.terms].join(" ") });
    address.hash = hit.anchor;
    link.href = address;
    const item = make("li", "finder-hit", link);
    if (hit.page.place && hit.page.place !== hit.page.kind) item.append(make("span", "finder-place", hit.page.place));
    if (hit.text) item.append(make("span", "finder-text", ...excerpt(hit)));
    return item;
  };

  const mailTo = ({ label, mail, channel }, query) => {
    const asked = make("p", "finder-ask", `Try another word, or ask ${label}`);
    if (mail) {
      const link = make("a", "", mail);
      link.href = `mailto:${encodeURIComponent(mail).replace("%40", "@")}?subject=${encodeURIComponent(`Not found: ${query}`)}`;
      asked.append(": ", link);
    } else if (channel) asked.append(` in ${channel}`);
    asked.append(".");
    return asked;
  };

  /* A place to search from: a field, and below it the count, the facets and the results. */

  const finder = (field, onSearch) => {
    const count = make("p", "finder-count");
    count.setAttribute("role", "status");
    const narrowed = make("summary");
    const facets = make("div", "finder-facets");
    const narrow = make("details", "finder-narrow", narrowed, facets);
    // On a phone the results come first.
    narrow.open = matchMedia("(min-width: 40rem)").matches;
    narrow.hidden = true;
    const results = make("div", "finder-results");
    const area = make("div", "finder-area", count, narrow, results);
    const chosen = new Map();
    let last;
    let waiting;

    const valuesOf = ({ page }, facet) => [page[facet] || []].flat();
    const passes = (hit, but) => [...chosen].every(([facet, value]) => facet === but || valuesOf(hit, facet).includes(value));
    const choose = (facet, value) => {
      if (chosen.get(facet) === value) chosen.delete(facet); else chosen.set(facet, value);
      list();
      // The chip was made anew; whoever pressed it stays on it.
      for (const chip of facets.querySelectorAll("button")) {
        if (chip.dataset.facet === facet && chip.dataset.value === value) chip.focus();
      }
    };

    const chips = (hits) => FACETS.flatMap(([facet, title]) => {
      const counts = new Map();
      for (const hit of hits) {
        if (passes(hit, facet)) for (const value of valuesOf(hit, facet)) counts.set(value, (counts.get(value) || 0) + 1);
      }
      if (counts.size < 2 && !chosen.has(facet)) return [];
      const group = make("div", "finder-facet", make("span", "finder-facet-title", title));
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", title);
      for (const [value, number] of [...counts].sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1))) {
        const chip = button("finder-chip", `${value} `, () => choose(facet, value));
        chip.append(make("span", "finder-number", String(number)));
        chip.dataset.facet = facet;
        chip.dataset.value = value;
        chip.setAttribute("aria-pressed", String(chosen.get(facet) === value));
        group.append(chip);
      }
      return [group];
    });

    const group = (kind, hits, base) => {
      const most = chosen.has("kind") || hits.length <= MOST_OF_A_KIND + 1 ? hits.length : MOST_OF_A_KIND;
      const section = make("section", "finder-group", make("h2", "", kind));
      section.append(make("ul", "", ...hits.slice(0, most).map((hit) => shown(hit, base))));
      if (most < hits.length) section.append(button("finder-more", `Show all ${hits.length}`, () => { choose("kind", kind); }));
      return section;
    };

    const list = () => {
      const { query, found, nearest, owner, base } = last;
      const hits = found.hits.filter((hit) => passes(hit));
      const kinds = new Map();
      for (const hit of hits) kinds.set(hit.page.kind, [...(kinds.get(hit.page.kind) || []), hit]);
      const number = `${hits.length || "No"} ${hits.length === 1 ? "result" : "results"}`;
      count.textContent = [`${number} for ${query}`, `${number} for words like ${query}`, `${number} for words like ${query}`,
        `${number} with some of these words: ${query}`][found.tried];
      facets.replaceChildren(...chips(found.hits));
      narrow.hidden = !facets.hasChildNodes();
      narrowed.textContent = chosen.size ? `Narrowed to ${[...chosen.values()].join(", ")}` : "Narrow the results";
      results.replaceChildren(...[...kinds].map(([kind, some]) => group(kind, some, base)));
      if (found.hits.length) return;
      const near = nearest(query);
      if (near.length) {
        const said = make("p", "finder-near", "Did you mean ");
        near.forEach((words, at) => said.append(at ? " or " : "", button("finder-chip", words, () => { ask(words); field.focus(); })));
        said.append("?");
        results.append(said);
      }
      if (owner) results.append(mailTo(owner, query));
    };

    const search = async () => {
      const query = field.value.trim();
      onSearch?.(query);
      if (!words(query).length) {
        count.textContent = "";
        narrow.hidden = true;
        results.replaceChildren(make("p", "finder-hint", "Type a word. Arrow keys move along the results, Enter opens one."));
        last = undefined;
        return;
      }
      if (!last) count.textContent = "Loading the index";
      const ready = await engine.catch(() => undefined);
      // What was typed meanwhile has a search of its own.
      if (query !== field.value.trim()) return;
      if (!ready) {
        count.textContent = "Search does not load here.";
        narrow.hidden = true;
        const link = make("a", "", "See where else to look");
        link.href = form.action;
        results.replaceChildren(make("p", "finder-hint", link, "."));
        return;
      }
      if (query !== last?.query) chosen.clear();
      const { find, ...more } = ready;
      last = { query, found: find(query), ...more };
      list();
    };

    const ask = (query) => { field.value = query; search(); };
    const first = () => results.querySelector("a.finder-title");

    field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 90); });
    field.form.addEventListener("submit", async (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      await search();
      first()?.click();
    });
    const move = (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [field, ...results.querySelectorAll("a.finder-title")];
      const at = stops.indexOf(document.activeElement);
      const next = at < 0 ? stops[1] : stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      next.focus();
    };
    field.addEventListener("keydown", move);
    area.addEventListener("keydown", move);
    return { area, ask };
  };

  let dialog;
  const dialogOf = () => {
    const field = make("input", "search-field");
    Object.assign(field, { type: "search", id: "rm-finder-field", autocomplete: "off", spellcheck: false });
    const label = make("label", "finder-label", "Search this site");
    label.htmlFor = field.id;
    const made = make("dialog", "finder");
    made.setAttribute("aria-label", "Search");
    const close = button("finder-close", "Close", () => made.close());
    const bar = make("form", "finder-bar", label, field, close);
    const { area, ask } = finder(field);
    made.append(bar, area);
    // A field of this kind takes the first Esc to empty itself.
    made.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      made.close();
    });
    made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
    // A hit on this very page only moves along it.
    made.addEventListener("click", (event) => { if (event.target.closest("a")) made.close(); });
    document.body.append(made);
    return { made, field, ask };
  };

  window.rmSearch.open = () => {
    dialog ??= dialogOf();
    const { made, field, ask } = dialog;
    if (!made.open) {
      made.showModal();
      ask(form.elements.q.value);
      form.elements.q.value = "";
    }
    field.focus();
  };

  window.rmSearch.mount = () => {
    const field = form.elements.q;
    const { area, ask } = finder(field, (query) => {
      const address = new URL(location);
      if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
      try { history.replaceState(history.state, "", address); } catch { /* Not allowed on file:// in every browser. */ }
    });
    form.after(area);
    ask(field.value || new URLSearchParams(location.search).get("q") || "");
  };
})();
