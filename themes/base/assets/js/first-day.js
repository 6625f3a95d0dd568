/* Turns "5 working days before your first day" into dates once a reader types that day. It is worked out here and never
   sent or stored: the day stands in the page's address behind the "#", which browsers keep to themselves and bookmarks
   keep. Without it the words stay, and there is no field to type into.

   The rules are those of rmsite/schedule/dates.py; a test holds the two together. An item carries its way from the first
   day as data-way, such as "90 day no, -1 week earlier": go so far, then off a weekend ("no": stay), and so on. In
   data-window stands how long it is open, the first day counted. */
(() => {
  "use strict";
  const { add, between, mark, monday, span, today, told, weekday } = window.rmDays;
  const panel = document.querySelector(".first-day");
  const counted = [...document.querySelectorAll("[data-way]")].map((place) => ({ place, words: place.textContent }));
  if (!panel || !counted.length) return;
  const field = panel.querySelector("input");
  const status = panel.querySelector("[role=status]");
  const lists = [...new Set(counted.map(({ place }) => place.closest("ol, tbody")))]
    .filter(Boolean)
    .map((list) => ({ list, rows: [...list.children] }));
  const weekend = panel.dataset.weekend.split(" ").map(Number);
  const isWorking = (day) => !weekend.includes(weekday(day));

  function addWorkingDays(day, count) {
    const way = Math.sign(count);
    for (let left = Math.abs(count); left > 0; left -= isWorking(day)) day = add(day, way);
    return day;
  }

  /* The same day of the month, or its last one where it is shorter. */
  function addMonths(day, count) {
    const [year, month, date] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + count, 0));
    return add(last.toISOString().slice(0, 10), Math.min(date - last.getUTCDate(), 0));
  }

  function shift(day, count, unit) {
    if (unit === "working-day") return addWorkingDays(day, count);
    if (unit === "month") return addMonths(day, count);
    return add(day, unit === "week" ? 7 * count : unit === "day" ? count : 0);
  }

  function roll(day, to) {
    while (to !== "no" && !isWorking(day)) day = add(day, to === "earlier" ? -1 : 1);
    return day;
  }

  function opensOn(start, way) {
    return way.split(", ").reduce((day, leg) => {
      const [count, unit, to] = leg.split(" ");
      return unit ? roll(shift(day, Number(count), unit), to) : count;
    }, start);
  }

  function closesOn(opens, stretch) {
    if (!stretch) return opens;
    const [count, unit] = stretch.split(" ");
    if (unit === "working-day") return addWorkingDays(opens, count - isWorking(opens));
    return add(shift(opens, Number(count), unit), -1);
  }

  function title(row) {
    const copy = (row.querySelector(".title") ?? row.querySelector("th") ?? row).cloneNode(true);
    copy.querySelectorAll(".kind").forEach((each) => each.remove());
    return copy.textContent.trim();
  }

  /* What this week brings, in a sentence. */
  function tell(start) {
    const day = today();
    const first = monday(day);
    const rows = [...new Set(counted.map(({ place }) => place.closest("li, tr")))].filter((row) => {
      const days = row && span(row);
      return days && days.opens <= add(first, 6) && days.closes >= first;
    });
    const away = between(day, start);
    const place = away > 0 ? `${away} ${away === 1 ? "day" : "days"} until your first day.` : `Today is day ${1 - away}.`;
    const week = rows.length ? rows.map(title).join("; ") : "nothing on this page";
    status.textContent = `${place} This week: ${week}.`;
  }

  function show(start) {
    for (const { place, words } of counted) {
      const opens = start && opensOn(start, place.dataset.way);
      if (start) place.replaceChildren(...told(opens, closesOn(opens, place.dataset.window)));
      else place.textContent = words;
    }
    for (const { list, rows } of lists) {
      const dated = rows.map((row) => ({ row, opens: span(row)?.opens ?? "" }));
      dated.sort((one, other) => (one.opens > other.opens) - (one.opens < other.opens));
      list.append(...dated.map(({ row }) => row));
    }
    mark();
    if (start) tell(start);
    else status.textContent = "";
  }

  function choose(day) {
    const start = field.validity.valid ? day : "";
    history.replaceState(null, "", start ? `#first-day=${start}` : location.pathname + location.search);
    show(start);
  }

  field.addEventListener("input", () => choose(field.value));
  panel.querySelector("button").addEventListener("click", () => {
    field.value = "";
    choose("");
    field.focus();
  });
  panel.hidden = false;
  const kept = /^#first-day=(\d{4}-\d\d-\d\d)$/.exec(location.hash);
  if (kept) {
    field.value = kept[1];
    if (field.value && field.validity.valid) show(field.value);
  }
})();
