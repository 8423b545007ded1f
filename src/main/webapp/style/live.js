// What pages share that update themselves.
(() => {
  "use strict";
  const root = document.documentElement;
  const say = document.getElementById("status").dataset;

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

  const takers = new Map();

  /** What is sent for the part `id` goes to `take`, with the part as it stands; others are replaced. */
  function taken(id, take) {
    if (!takers.size) wrap();
    takers.set(id, take);
  }

  function wrap() {
    const replace = PrimeFaces.ajax.Utils.updateElement;
    PrimeFaces.ajax.Utils.updateElement = function (id, html, xhr) {
      const take = takers.get(id);
      if (!take) {
        replace.call(this, id, html, xhr);
        fastnpcTimes.show();
        return;
      }
      const next = new DOMParser().parseFromString(html, "text/html").getElementById(id);
      if (next) take(document.getElementById(id), document.importNode(next, true));
    };
  }

  /** Parts with these ids are updated so. */
  const keep = (ids) => ids.forEach((id) => taken(id, morph));

  /* Failures. */

  /** A paragraph that says what went wrong. */
  function complaint(text) {
    const made = document.createElement("p");
    made.className = "message bad";
    made.textContent = text;
    return made;
  }

  /**
   * Why there is no answer of the kind that was asked for. An answer has the number by which the log
   * can be searched, if it has one.
   */
  function trouble(answer, silent = say.unreached, unavailable = say.refused) {
    if (answer.status === 503) return unavailable;
    if (!answer.status) return silent;
    const incident = /[0-9a-f]{8}/.exec(answer.responseText ?? "");
    return say.broken
      .replace("{0}", () => answer.status)
      .replace("{1}", () => (incident ? say.incident.replace("{0}", incident[0]) : ""));
  }

  /**
   * Whether nobody may look any more, by this answer. Then the way to the log-in stands in place of the
   * content, of which nothing stays readable, and those who ask again and again hear of `pageend`.
   */
  function isEnd(answer) {
    if (answer.status !== 401 && answer.status !== 403) return false;
    end(answer.status === 403 ? say.withdrawn : say.ended);
    return true;
  }

  function end(headline) {
    const content = document.getElementById("content");
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    document.dispatchEvent(new Event("pageend"));
    content.classList.remove("stale");
    const notice = document.createElement("section");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    const title = document.createElement("h1");
    title.textContent = headline;
    const cure = document.createElement("p");
    cure.textContent = say.withdrawnCure;
    const link = document.createElement("a");
    link.className = "button primary";
    link.href = "/login.xhtml";
    link.textContent = say.logIn;
    notice.append(title, cure, link);
    content.replaceChildren(notice);
    content.classList.add("ended");
    document.querySelector(".bar-nav")?.remove();
    document.querySelector(".who")?.remove();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-close]");
    if (button) button.closest("dialog").close();
  });

  window.livePage = { placeTerms, keep, taken, complaint, trouble, isEnd };
})();
