/* Takes text apart into words as search compares them: without case and accents, in the singular. The index, what a reader
   types and what is highlighted all come through here, so they cannot differ. Loaded with search only. */
"use strict";

(() => {
  /* Letters that Unicode does not take apart into a letter and its mark. */
  const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", þ: "th", ð: "d", ı: "i" };
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[ßøłđæœþðı]/g, (letter) => LETTERS[letter]);

  /* English plurals. What it makes of a word it leaves alone the next time, since queries pass through it twice. */
  const singular = (word) => {
    if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
    if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    return word.slice(0, /(?:sses|xes|ches|shes|zzes)$/.test(word) ? -2 : -1);
  };

  const term = (word) => singular(fold(word));

  /* Every word of a text with its place: [{term, start, end}]. */
  const words = (text) => Array.from(text.matchAll(WORD), (match) => (
    { term: term(match[0]), start: match.index, end: match.index + match[0].length }
  ));

  const mark = (text) => {
    const made = document.createElement("mark");
    made.textContent = text;
    return made;
  };

  /* A text as nodes, in which each word whose term is in the set is a <mark>. */
  const marked = (text, terms) => {
    const nodes = [];
    let from = 0;
    for (const word of words(text)) {
      if (!terms.has(word.term)) continue;
      nodes.push(text.slice(from, word.start), mark(text.slice(word.start, word.end)));
      from = word.end;
    }
    return [...nodes, text.slice(from)];
  };

  const made = { fold, term, words, marked };
  if (typeof module === "object") module.exports = made; else window.rmWords = made;
})();
