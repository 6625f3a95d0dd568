// Outline: marks the section that is being read in "On this page"; neither focus nor scrolling is touched.
// Without this script the list is the same, with nothing marked.
(() => {
  "use strict";

  // A heading counts as reached when it stands in this upper part of the window.
  const UPPER = 0.3;

  const links = new Map();
  for (const link of document.querySelectorAll('.outline a[href^="#"]')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, [...(links.get(heading) ?? []), link]);
  }
  if (!links.size) return;
  const headings = [...links.keys()];
  let marked = null;

  const mark = (heading) => {
    if (heading === marked) return;
    for (const link of links.get(marked) ?? []) link.removeAttribute("aria-current");
    for (const link of links.get(heading) ?? []) link.setAttribute("aria-current", "true");
    marked = heading;
  };

  const look = () => {
    const line = innerHeight * UPPER;
    mark(headings.findLast((heading) => heading.getBoundingClientRect().top <= line) ?? null);
  };

  const observer = new IntersectionObserver(look, { rootMargin: `0px 0px -${100 - UPPER * 100}% 0px` });
  for (const heading of headings) observer.observe(heading);

  // The last sections of a page may be too short to reach the upper part; whoever goes to one is there all the same.
  const arrive = () => {
    const target = document.querySelector(":target");
    if (links.has(target)) mark(target);
  };
  addEventListener("hashchange", () => requestAnimationFrame(arrive));
})();
