// Finds terms in a long page as one types. Stands where the search field stands, and shows it before what follows is drawn, so
// that nothing moves; without it the field stays hidden, and the page is whole.

const finder = document.currentScript.parentElement;
const field = finder.querySelector("input");
const found = finder.querySelector("[role=status]");
finder.hidden = false;

const simple = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

/** Each term with all that belongs to it, up to the next heading; and each part with its terms. */
function read(article) {
  const terms = [];
  const parts = [];
  for (const node of article.children) {
    if (/^H[12]$/.test(node.tagName)) {
      parts.push({ nodes: [node], terms: [] });
    } else if (node.tagName === "H3") {
      terms.push({ nodes: [node], text: "" });
      parts.at(-1)?.terms.push(terms.at(-1));
    } else if (terms.length > 0 && (parts.at(-1)?.terms.length ?? 1) > 0) {
      terms.at(-1).nodes.push(node);
    } else {
      parts.at(-1)?.nodes.push(node);
    }
  }
  for (const term of terms) {
    term.text = simple(term.nodes.map((node) => node.textContent).join(" "));
  }
  return { terms, parts };
}

addEventListener("DOMContentLoaded", () => {
  const article = finder.nextElementSibling;
  const { terms, parts } = read(article);

  function show(things, visible) {
    for (const thing of things) {
      for (const node of thing.nodes) {
        node.hidden = !visible(thing);
      }
    }
  }

  function search() {
    const words = simple(field.value).split(/\s+/).filter((word) => word !== "");
    const matches = new Set(terms.filter((term) => words.every((word) => term.text.includes(word))));
    // The page keeps its height while it is searched: what lies below does not jump, nor does the frame around it.
    article.style.minBlockSize = words.length === 0 ? "" : article.dataset.height;
    show(terms, (term) => matches.has(term));
    show(parts, (part) => words.length === 0 || part.terms.some((term) => matches.has(term)));
    found.textContent = words.length === 0 ? "" : found.dataset.words.replace("#", matches.size);
  }

  field.addEventListener("input", () => {
    article.dataset.height ??= article.offsetHeight + "px";
    search();
  });

  // A link to a term that is filtered away brings all back.
  article.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='#']") && field.value !== "") {
      field.value = "";
      search();
    }
  });
});
