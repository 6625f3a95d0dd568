/* Marks dates as on the reader's own day: what is over, what is on now, where today stands in a list, and what holds on
   some days alone (data-on, data-off: "2026-11-23/2026-11-29", ".." for an open end). Without it a page is marked as on
   the day it was made for, and its foot names that day. */
(() => {
  "use strict";
  const { add, between, follow, monday, span, today, told } = window.rmDays;

  function made(name, css, ...words) {
    const element = document.createElement(name);
    element.className = css;
    element.append(...words);
    return element;
  }

  function tag(day, { opens, closes }, item) {
    if (opens <= day && day <= closes) return "Now";
    const counted = item.querySelector("[data-way]");
    const isThisWeek = opens <= add(monday(day), 6) && closes >= monday(day);
    return counted && isThisWeek && closes > day ? "This week" : "";
  }

  function markItem(item, day) {
    const days = span(item);
    item.querySelector(".when .tag")?.remove();
    item.classList.toggle("is-past", days !== null && days.closes < day);
    item.classList.toggle("is-now", days !== null && days.opens <= day && day <= days.closes);
    const word = days && tag(day, days, item);
    if (word) item.querySelector(".when").append(" ", made("span", "tag", word));
  }

  /* The line "Today" stands before the first item that is still to come, unless the list begins with it. */
  function markList(list, day) {
    list.querySelector(":scope > .today")?.remove();
    const next = [...list.children].find((item) => span(item)?.opens > day);
    if (next?.previousElementSibling) next.before(made("li", "today", "Today, ", ...told(day)));
  }

  function markPicture(picture, day) {
    const { starts, ends } = picture.dataset;
    const line = picture.querySelector(".now-line");
    const at = `${(100 * between(starts, day)) / between(starts, ends)}%`;
    if (!line) return;
    line.setAttribute("x1", at);
    line.setAttribute("x2", at);
    line.style.display = starts <= day && day <= ends ? "" : "none";
    picture.parentElement.querySelector(".key-today")?.replaceChildren(...told(day));
  }

  const holds = (days, day) => {
    const [from, to] = days.split("/");
    return (from === ".." || from <= day) && (to === ".." || day <= to);
  };

  function mark(day = today()) {
    document.querySelectorAll(".item, .row").forEach((item) => markItem(item, day));
    document.querySelectorAll("[data-today]").forEach((list) => markList(list, day));
    document.querySelectorAll(".timeline-picture").forEach((picture) => markPicture(picture, day));
    document.querySelectorAll("[data-on]").forEach((each) => (each.hidden = !holds(each.dataset.on, day)));
    document.querySelectorAll("[data-off]").forEach((each) => (each.hidden = holds(each.dataset.off, day)));
  }

  window.rmDays.mark = mark;
  follow(mark);
})();
