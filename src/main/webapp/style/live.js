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

  /** Parts with these ids are updated so; others are replaced. */
  function keep(ids) {
    const replace = PrimeFaces.ajax.Utils.updateElement;
    PrimeFaces.ajax.Utils.updateElement = function (id, html, xhr) {
      if (!ids.includes(id)) {
        const replaced = replace.call(this, id, html, xhr);
        fastnpcTimes.show();
        return replaced;
      }
      const next = new DOMParser().parseFromString(html, "text/html").getElementById(id);
      if (next) morph(document.getElementById(id), document.importNode(next, true));
    };
  }

  /* Failures. */

  /** A paragraph that says what went wrong. */
  function complaint(text) {
    const made = document.createElement("p");
    made.className = "message bad";
    made.textContent = text;
    return made;
  }

  /** Puts the way to the log-in in place of the content, of which nothing stays readable. */
  function end(headline) {
    const content = document.getElementById("content");
    const notice = document.createElement("section");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    const title = document.createElement("h1");
    title.textContent = headline;
    const cure = document.createElement("p");
    cure.textContent = content.dataset.withdrawnCure;
    const link = document.createElement("a");
    link.className = "button primary";
    link.href = "/login.xhtml";
    link.textContent = content.dataset.logIn;
    notice.append(title, cure, link);
    content.replaceChildren(notice);
    content.classList.add("ended");
    document.querySelector(".bar-nav")?.remove();
    document.querySelector(".who")?.remove();
  }

  window.livePage = { placeTerms, keep, complaint, end };
})();
