/* What day it is for the reader, and days in the words of the pages: what today.js, week.js and first-day.js stand on.

   A day is its ISO date, such as "2026-11-23", so that days compare as texts do. Today is the day on the reader's own
   calendar; "?as-of=2026-12-07" in the address takes its place, to look at a page as on that day. Without this script
   pages stay as they are on the day they were made for, which they name. */
(() => {
  "use strict";
  const DAY = 864e5;
  const madeFor = document.documentElement.dataset.asOf;
  const watchers = [];
  let seen = madeFor;

  const iso = (value) => new Date(value).toISOString().slice(0, 10);
  const add = (day, count) => iso(Date.parse(day) + count * DAY);
  const between = (first, second) => (Date.parse(second) - Date.parse(first)) / DAY;
  const weekday = (day) => (new Date(day).getUTCDay() + 6) % 7;
  const monday = (day) => add(day, -weekday(day));

  function today() {
    const asked = new URLSearchParams(location.search).get("as-of");
    if (/^\d{4}-\d\d-\d\d$/.test(asked) && Date.parse(asked)) return asked;
    const now = new Date();
    return iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  }

  /* "Mon 23", "Mon 23 November" or "Mon 23 November 2026". */
  function words(day, ...parts) {
    const word = (name) => new Date(day).toLocaleDateString("en-GB", { timeZone: "UTC", ...name });
    const names = { month: { month: "long" }, year: { year: "numeric" } };
    return [word({ weekday: "short" }), Number(day.slice(8)), ...parts.map((part) => word(names[part]))].join(" ");
  }

  function time(day, text) {
    const made = document.createElement("time");
    made.dateTime = day;
    made.textContent = text;
    return made;
  }

  /* A stretch of days as elements, saying month and year once where they are the same. */
  function told(opens, closes = opens) {
    const last = time(closes, words(closes, "month", "year"));
    if (opens === closes) return [last];
    const parts = [];
    if (opens.slice(0, 7) !== closes.slice(0, 7)) parts.push("month");
    if (opens.slice(0, 4) !== closes.slice(0, 4)) parts.push("year");
    return [time(opens, words(opens, ...parts)), " to ", last];
  }

  /* The first and the last day of an item, as its "when" tells them; nothing where it has no dates. */
  function span(item) {
    const days = [...item.querySelectorAll(".when time")].map((each) => each.dateTime).filter((each) => each.length > 9);
    return days.length ? { opens: days[0], closes: days.at(-1) } : null;
  }

  /* Calls `show` with today now, if that is not the day the page was made for, and whenever the day has changed. */
  function follow(show) {
    watchers.push(show);
    if (today() !== madeFor) show((seen = today()));
  }

  /* A tab may stay open over night, and "back" may bring a page from before it. */
  function renew() {
    if (today() === seen) return;
    seen = today();
    for (const show of watchers) show(seen);
  }
  document.addEventListener("visibilitychange", renew);
  window.addEventListener("pageshow", renew);

  window.rmDays = { add, between, follow, madeFor, monday, span, today, told, weekday };
})();
