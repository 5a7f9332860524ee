// Shows all places of one entry at once. The page is read without this.
(() => {
  "use strict";
  const bar = document.getElementById("bar");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let shown = null;
  let place = -1;

  const all = (entry) => document.querySelectorAll(`[data-e="${entry}"]`);
  const places = (entry) => [...document.querySelectorAll(`.copy [data-e="${entry}"][id]`)];

  const clear = () => {
    document.querySelectorAll(".on").forEach((part) => part.classList.remove("on"));
    if (bar) { bar.hidden = true; bar.replaceChildren(); }
    shown = null;
  };

  const make = (tag, words, act) => {
    const part = document.createElement(tag);
    part.textContent = words;
    if (act) part.addEventListener("click", act);
    return part;
  };

  const step = (by) => {
    const list = places(shown);
    if (!list.length) return;
    place = (place + by + list.length) % list.length;
    list[place].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    const count = bar.querySelector(".count");
    if (count) count.textContent = `${place + 1} of ${list.length}`;
  };

  const show = (entry, mark) => {
    clear();
    shown = entry;
    all(entry).forEach((part) => part.classList.add("on"));
    const list = places(entry);
    place = Math.max(list.indexOf(mark), -1);
    const name = document.querySelector(`[id="${entry}"] .name`);
    const count = make("span", list.length === 1 ? "1 place" : `${list.length} places`);
    count.className = "count";
    bar.append(make("b", name ? name.textContent.trim() : entry), count);
    if (list.length > 1) bar.append(make("button", "←", () => step(-1)), make("button", "→", () => step(1)));
    bar.querySelectorAll("button").forEach((button, k) => button.setAttribute("aria-label", k ? "next place" : "place before"));
    const link = make("a", "Entry");
    link.href = `#${entry}`;
    const close = make("button", "×", clear);
    close.setAttribute("aria-label", "close");
    bar.append(link, close);
    bar.hidden = false;
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || bar?.contains(event.target)) return;
    if (event.detail && !getSelection().isCollapsed) return;
    const part = event.target.closest("[data-e], .t");
    if (!part) { if (event.target.closest(".copy")) clear(); return; }
    let mark = part.closest("[data-e]");
    const link = event.target.closest("a[href]");
    if (mark.closest(".copy")) {
      // The same words again: what stands around them.
      if (mark.dataset.e === shown) mark = mark.parentElement.closest("[data-e]") || mark;
      event.preventDefault();
    } else if (mark.closest("svg")) {
      event.preventDefault();
    } else if (!link && event.target.closest("summary, details, input, label")) {
      return;
    }
    show(mark.dataset.e, mark);
    if (!link && !mark.closest(".copy")) step(1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
})();
