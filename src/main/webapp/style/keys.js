// The page about keys: lists parts without leaving the page, and asks for what is read most again and again.
(() => {
  "use strict";
  const EVERY = 10000;

  const $ = (id) => document.getElementById(id);
  const content = $("content");
  const say = content.dataset;
  const times = fastnpcTimes;

  /* What is read most. */

  livePage.keep(["hot", "misses"]);

  let timer = 0;
  let over = false;
  let heard = new Date();

  function later() {
    clearTimeout(timer);
    if (!over) timer = setTimeout(ask, EVERY);
  }

  function ask() {
    later();
    if (!document.hidden) keysFetch();
  }

  document.addEventListener("visibilitychange", () => document.hidden || ask());

  const panels = () => [$("hot"), $("misses")];

  window.keysArrived = (args) => {
    if (over || !args || !("fresh" in args)) return;
    heard = new Date();
    panels().forEach((panel) => panel.classList.remove("old"));
    $("old")?.remove();
    times.show();
    livePage.placeTerms();
    document.body.dataset.updated = String(heard.getTime());
  };

  // What is shown stays, greyed, with the time that it is of.
  window.keysFailed = (xhr) => {
    if (xhr.status === 401 || xhr.status === 403) return end(xhr.status === 403 ? say.withdrawn : say.ended);
    if (over) return;
    panels().forEach((panel) => panel.classList.add("old"));
    if (!$("old")) {
      const notice = livePage.complaint(say.old.replace("{0}", () => times.clock(heard)));
      notice.id = "old";
      $("hot").before(notice);
      $("status").textContent = notice.textContent;
    }
  };

  function end(headline) {
    over = true;
    clearTimeout(timer);
    livePage.end(headline);
  }

  /* Lists: the address is that of the part that is shown. Without this script they are plain pages. */

  let looking = 0;

  async function list(address) {
    const mine = ++looking;
    const found = $("found");
    found.setAttribute("aria-busy", "true");
    found.classList.add("old");
    $("status").textContent = say.looking;
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (answer && (answer.status === 403 || new URL(answer.url).pathname === "/login.xhtml")) {
      return end(answer.status === 403 ? say.withdrawn : say.ended);
    }
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    if (mine !== looking || over) return;
    found.removeAttribute("aria-busy");
    $("status").textContent = "";
    const next = new DOMParser().parseFromString(text, "text/html").getElementById("found");
    const problem = next ? next.querySelector("[data-problem]")?.textContent : say.unread;
    found.querySelector("[data-problem]")?.remove();
    if (problem) {
      const notice = livePage.complaint(problem);
      notice.dataset.problem = "problem";
      found.prepend(notice); // above what was listed before, which stays and is greyed
      return;
    }
    found.classList.remove("old");
    found.replaceChildren(...next.childNodes);
    history.replaceState(null, "", address);
  }

  $("browse").addEventListener("submit", (event) => {
    event.preventDefault();
    const query = new URLSearchParams(new FormData(event.currentTarget));
    query.set("show", event.submitter?.value ?? "list");
    list("/admin/keys.xhtml?" + query);
  });

  $("found").addEventListener("click", (event) => {
    const link = event.target.closest(".turn a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    list(link.getAttribute("href")).then(() => $("browse-title")?.scrollIntoView());
  });
  later();
})();
