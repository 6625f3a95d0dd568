/* Brings a role's week up to date: the page carries every item of the role, and this puts each where it belongs on the
   reader's own day. Without it the page shows the week it was made for, and names the day.

   The rules are those of `this_week` in rmsite/schedule/week.py; a test holds the two together.
   - The week runs from Monday to Sunday. What is open on some day of it is "now": first what is not over, then the rest.
   - What opens in the two weeks after it is "next".
   - What closed before it and can still be done late (data-late) is "past", the most recent first.
   - Otherwise items stand in the order of data-place, and whatever is none of the three is not shown.
   - Week 1 is the seven days from the start; there are data-weeks of them. */
(() => {
  "use strict";
  const { add, between, follow, madeFor, monday, span, told } = window.rmDays;
  const part = (name) => document.querySelector(`[data-week="${name}"]`);
  const rest = part("rest").content;
  const lists = { now: part("now"), next: part("next").querySelector("ol"), past: part("past").querySelector("ol") };
  const isLate = (item) => "late" in item.dataset;
  const items = [...document.querySelectorAll("[data-place]"), ...rest.querySelectorAll("[data-place]")]
    .sort((one, other) => one.dataset.place - other.dataset.place)
    .map((element) => ({ element, ...span(element) }));

  function show(name, isShown) {
    part(name).hidden = !isShown;
  }

  function head(element, level) {
    const old = element.querySelector(".title");
    const heading = document.createElement(level);
    heading.className = old.className;
    heading.append(...old.childNodes);
    old.replaceWith(heading);
  }

  function put({ element, closes }, list, day) {
    const isNow = list === lists.now;
    const isOver = isNow && closes < day;
    head(element, isNow ? "h2" : "h3");
    element.classList.toggle("now", isNow && !isOver && !list.children.length);
    element.classList.toggle("also", isNow && (isOver || list.children.length > 0));
    element.querySelector(".over").hidden = !isOver;
    const card = element.querySelector(".card");
    if (card) card.hidden = !isNow;
    list.append(element);
  }

  function tellWeek(day, first, last) {
    const { start, weeks } = part("number").dataset;
    const number = Math.floor(between(start, day) / 7) + 1;
    part("count").textContent = number;
    show("before", number < 1);
    show("number", number >= 1 && number <= weeks);
    show("after", number > weeks);
    part("days").replaceChildren(...told(first, last));
    return number > weeks;
  }

  function tellNothing(next, isEnded, coming) {
    show("nothing", true);
    show("then", next);
    show("ended", !next && isEnded);
    show("free", !next && !isEnded);
    show("coming", !next && !isEnded && Boolean(coming));
    if (coming) {
      part("coming-name").textContent = coming.element.querySelector(".title").textContent.trim();
      part("coming-days").replaceChildren(...told(coming.opens, coming.closes));
    }
  }

  follow((day) => {
    const first = monday(day);
    const last = add(first, 6);
    const now = items.filter(({ opens, closes }) => opens <= last && closes >= first);
    const next = items.filter(({ opens }) => opens > last && opens <= add(last, 14));
    const past = items.filter(({ element, closes }) => closes < first && isLate(element));
    now.sort((one, other) => (one.closes < day) - (other.closes < day));
    past.sort((one, other) => (one.closes < other.closes) - (one.closes > other.closes));

    const isEnded = tellWeek(day, first, last);
    for (const { element } of items) rest.append(element);
    for (const item of now) put(item, lists.now, day);
    for (const item of next) put(item, lists.next, day);
    for (const item of past) put(item, lists.past, day);
    show("next", next.length > 0);
    show("past", past.length > 0);
    show("else", now.length > 0);
    show("nothing", false);
    if (!now.length) tellNothing(next.length > 0, isEnded, items.find(({ opens }) => opens > last));

    show("as-of", day === madeFor);
    show("today", day !== madeFor);
    show("renewed", monday(madeFor) !== first);
    part("this-day").replaceChildren(...told(day));
  });
})();
