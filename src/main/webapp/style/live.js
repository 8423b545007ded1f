// What pages share that update themselves.
(() => {
  "use strict";
  const root = document.documentElement;

  /* Terms: their explanations stay within the window, and Escape puts them away. */

  function place(term) {
    const tip = term?.querySelector(".tip");
    if (!tip) return;
    tip.style.translate = "";
    const beyond = tip.getBoundingClientRect().right - root.clientWidth + 8;
    if (beyond > 0) tip.style.translate = `${-beyond}px`;
  }

  const placeTerms = () => document.querySelectorAll(".term:hover, .term:focus-within").forEach(place);
  for (const reached of ["pointerover", "focusin"]) {
    document.addEventListener(reached, (event) => {
      const term = event.target.closest(".term");
      term?.classList.remove("put-away");
      place(term);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".term:hover, .term:focus-within").forEach((term) => term.classList.add("put-away"));
  });

  /* Updates: what is the same stays, so that nothing flickers and focus and selection survive. */

  function morph(now, next) {
    if (now.nodeType !== next.nodeType || now.nodeName !== next.nodeName) {
      now.replaceWith(next);
      return;
    }
    if (now.nodeType !== Node.ELEMENT_NODE) {
      if (now.nodeValue !== next.nodeValue) now.nodeValue = next.nodeValue;
      return;
    }
    for (const { name } of [...now.attributes]) {
      if (!next.hasAttribute(name)) now.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
      if (now.getAttribute(name) !== value) now.setAttribute(name, value);
    }
    const old = [...now.childNodes];
    const fresh = [...next.childNodes];
    fresh.forEach((child, i) => (i < old.length ? morph(old[i], child) : now.append(child)));
    old.slice(fresh.length).forEach((child) => child.remove());
  }

  window.livePage = { morph, placeTerms };
})();
