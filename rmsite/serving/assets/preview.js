/* In the preview only: loads a page again when it has changed, exchanges styles in place, and shows what is wrong and
   where the page comes from. Everything an author wrote goes in as text. */
"use strict";

(() => {
  const script = document.currentScript;
  const folder = new URL(".", script.src);
  const memory = window.sessionStorage;
  const host = document.createElement("rmsite-preview");
  const root = host.attachShadow({ mode: "open" });

  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };
  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const placed = (place, href) => (href ? make("a", { href, class: "place" }, place) : make("span", { class: "place" }, place));

  /* Over a reload the page stays as far scrolled as it was, and what is open stays open. */
  const opened = `rmsite-open ${location.pathname}`;
  const folds = () => [...document.querySelectorAll("details")];
  const keep = () => {
    const open = folds().flatMap((each, number) => (each.open ? [number] : []));
    memory.setItem(opened, JSON.stringify({ open, top: window.scrollY }));
  };
  const restore = () => {
    const kept = JSON.parse(memory.getItem(opened) || "null");
    memory.removeItem(opened);
    if (!kept) return;
    folds().forEach((each, number) => { if (kept.open.includes(number)) each.open = true; });
    window.scrollTo({ top: kept.top, behavior: "instant" });
  };

  const excerpt = ({ line, column, length, label }) => {
    if (line === null) return null;
    const before = line.slice(0, column - 1);
    const caret = `${before.replace(/[^\t]/g, " ")}${"^".repeat(Math.max(1, Math.min(length, line.length - before.length)))}`;
    return make("pre", { tabindex: "0", role: "group", "aria-label": "The line" }, `${line}\n${caret}${label ? ` ${label}` : ""}`);
  };

  const problem = (each) => make("li", { class: each.isError ? "error" : "warning" },
    make("p", {}, make("strong", {}, each.isError ? "Error" : "Warning"), ` ${each.message}`),
    make("p", { class: "where" }, placed(each.place, each.href), each.isHere ? " (this page)" : "", ` ${each.code}`),
    excerpt(each),
    ...each.related.map((also) => make("p", { class: "where" }, `See ${also.place}: ${also.message}`)),
    ...each.hints.map((hint) => make("p", { class: "hint" }, `Hint: ${hint}`)));

  /* The same page, looked at in another way: the way stands in the address, and all links keep it. */
  const go = ({ looking }, changes) => {
    const way = { ...looking, ...changes };
    const words = [];
    if (way.audience !== "everyone") words.push(`audience=${encodeURIComponent(way.audience)}`);
    if (way.day !== looking.today) words.push(`day=${way.day}`);
    if (way.drafts) words.push("drafts");
    const inner = location.pathname.slice(looking.base.length).replace(/^~[^/]*\//, "");
    location.assign(looking.base + (words.length ? `~${words.join(",")}/` : "") + inner);
  };

  const switches = (state) => {
    const { audience, audiences, day, drafts } = state.looking;
    const who = make("select", { id: "audience" },
      ...audiences.map((name) => make("option", { value: name, selected: name === audience }, name)));
    const when = make("input", { id: "day", type: "date", value: day });
    const draft = make("input", { id: "drafts", type: "checkbox", checked: drafts });
    who.addEventListener("change", () => go(state, { audience: who.value }));
    when.addEventListener("change", () => { if (when.value) go(state, { day: when.value }); });
    draft.addEventListener("change", () => go(state, { drafts: draft.checked }));
    return make("div", { class: "switches" },
      make("label", {}, "Seen by ", who), make("label", {}, "on ", when), make("label", {}, draft, " with drafts"));
  };

  const about = (state) => {
    const page = state.about;
    if (!page) return null;
    const rows = [["Source", placed(page.source, page.href)]];
    if (page.words !== undefined) {
      rows.push(["Length", `${counted(page.words, "word")}, ${page.minutes} min to read`]);
      rows.push(["Reviewed", page.reviewed || "never"]);
      const notes = [page.draft && "a draft", page.audience.length && `for ${page.audience.join(", ")}`,
        page.from && `published on ${page.from}`, page.until && `taken down on ${page.until}`].filter(Boolean);
      if (notes.length) rows.push(["Shown", notes.join("; ")]);
      const links = make("ul", {}, ...page.linkedFrom.map((link) => make("li", {}, make("a", { href: link.href }, link.title))));
      const number = page.linkedFrom.length;
      rows.push(["Linked from", number > 5 ? make("details", {}, make("summary", {}, `${number} pages`), links)
        : number ? links : "no other page"]);
    }
    return make("dl", {}, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  };

  /* Warnings on other pages are folded away; as their reader left it, whatever comes. */
  const elsewhere = (warnings) => {
    if (!warnings.length) return null;
    const before = panel.querySelector("details.elsewhere");
    return make("details", { class: "elsewhere", open: Boolean(before && before.open) },
      make("summary", {}, `${counted(warnings.length, "warning")} on other pages`),
      make("ol", {}, ...warnings.map(problem)));
  };

  const status = make("p", { role: "status", class: "status" });
  const note = make("p", { class: "note", hidden: true });
  const here = make("p", { class: "here", hidden: true });
  const extras = make("div");
  const button = make("button", { type: "button", "aria-controls": "panel", "aria-expanded": "false" }, "Preview");
  const panel = make("section", { id: "panel", "aria-label": "Preview", hidden: true });
  const show = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) helping.then((helper) => helper.open());
  };
  button.addEventListener("click", () => {
    show(panel.hidden);
    memory.setItem("rmsite-panel", panel.hidden ? "closed" : "open");
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    button.focus();
  });

  let audience = "everyone";
  const page = new URL(script.dataset.news, location.href).searchParams.get("page");
  const address = `${folder.pathname}parts?page=${encodeURIComponent(page)}`;
  const helping = import(new URL("help.js", folder)).then(({ help }) =>
    help({ make, placed, address, folder, note, here, extras, asks: () => audience }));

  let before = "";
  let had = false;
  let told = -1;
  const tell = (state) => {
    told = state.number;
    audience = state.looking.audience;
    helping.then((helper) => helper.told(state));
    const parts = [];
    if (state.errors) parts.push(counted(state.errors, "error"));
    if (state.warnings) parts.push(counted(state.warnings, "warning"));
    const words = state.trouble || parts.join(", ") || "Preview";
    button.textContent = words;
    host.toggleAttribute("data-errors", Boolean(state.errors || state.trouble));
    status.textContent = words === before ? "" : (words === "Preview" ? "Everything is mended." : words);
    if (before === "") status.textContent = "";
    const hidden = state.errors + state.warnings - state.problems.length;
    /* An error keeps the site from being published, wherever it stands. */
    const near = state.problems.filter((each) => each.isHere || each.isError);
    panel.replaceChildren(...[
      make("h2", {}, "Preview"),
      state.trouble ? make("p", { class: "error" }, state.trouble) : null,
      near.length ? make("ol", {}, ...near.map(problem)) : null,
      elsewhere(state.problems.filter((each) => !near.includes(each))),
      hidden > 0 ? make("p", {}, `and ${hidden} more`) : null,
      extras,
      about(state),
      switches(state),
    ].filter(Boolean));
    /* Errors open the panel, and their end closes it; between the two it is as its reader left it. */
    const isBad = Boolean(state.errors || state.trouble);
    if (had && !isBad) memory.removeItem("rmsite-panel");
    const wanted = memory.getItem("rmsite-panel");
    show(isBad ? wanted !== "closed" : wanted === "open");
    had = isBad;
    before = words;
  };

  const restyle = (hrefs) => {
    document.querySelectorAll('link[rel="stylesheet"]').forEach((link, number) => {
      if (!hrefs[number] || link.getAttribute("href") === hrefs[number]) return;
      const fresh = link.cloneNode();
      fresh.setAttribute("href", hrefs[number]);
      // The old style stays until the new one is there, so that nothing flashes.
      fresh.addEventListener("load", () => link.remove());
      link.after(fresh);
    });
  };

  /* Whoever has just followed a link is not called back to this page. */
  let left = 0;
  document.addEventListener("click", (event) => {
    if (event.composedPath().some((each) => each instanceof HTMLAnchorElement && each.href)) left = Date.now();
  }, true);
  const reload = () => {
    if (Date.now() - left < 1000) { setTimeout(reload, 1000); return; }
    keep();
    location.reload();
  };

  /* A browser has six connections for all its tabs, so that only a tab which is looked at waits for news. */
  let news = null;
  const rest = () => {
    if (news) news.close();
    news = null;
  };
  const listen = () => {
    if (news || document.hidden) return;
    news = new EventSource(`${script.dataset.news}&number=${told}`);
    news.addEventListener("state", (event) => tell(JSON.parse(event.data)));
    news.addEventListener("reload", reload);
    news.addEventListener("go", (event) => { location.assign(JSON.parse(event.data)); });
    news.addEventListener("styles", (event) => restyle(JSON.parse(event.data)));
    news.addEventListener("error", () => { button.textContent = "The preview has ended"; });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", listen);

  root.append(make("link", { rel: "stylesheet", href: new URL("preview.css", folder) }), status, panel, make("aside", { class: "bar", "aria-label": "This part of the page" }, button, note, here));
  document.body.append(host);
  restore();
})();
