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
    if (livePage.isEnd(xhr) || over) return;
    panels().forEach((panel) => panel.classList.add("old"));
    if (!$("old")) {
      const notice = livePage.complaint(say.old.replace("{0}", () => times.clock(heard)));
      notice.id = "old";
      $("hot").before(notice);
      $("status").textContent = notice.textContent;
    }
  };

  document.addEventListener("pageend", () => {
    over = true;
    clearTimeout(timer);
  });

  /* Lists: the address is that of the part that is shown. Without this script they are plain pages. */

  let query = new URLSearchParams();

  function list(wanted) {
    query = wanted;
    const found = $("found");
    found.setAttribute("aria-busy", "true");
    found.classList.add("old");
    $("status").textContent = say.looking;
    keysList([...query].map(([name, value]) => ({ name, value })));
  }

  function settle(problem) {
    const found = $("found");
    found.removeAttribute("aria-busy");
    $("status").textContent = "";
    found.querySelector("[data-problem]")?.remove();
    found.classList.toggle("old", Boolean(problem));
    if (problem) {
      problem.dataset.problem = "problem";
      found.prepend(problem); // above what was listed before, which stays and is greyed
    }
  }

  livePage.taken("found", (found, next) => {
    const problem = next.querySelector("[data-problem]");
    settle(problem);
    if (problem) return;
    found.replaceChildren(...next.childNodes);
    history.replaceState(null, "", "/admin/keys.xhtml?" + query);
  });

  window.keysUnread = (xhr) => {
    if (!livePage.isEnd(xhr)) settle(livePage.complaint(xhr.status ? livePage.trouble(xhr) : say.unread));
  };

  $("browse").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = new URLSearchParams(new FormData(event.currentTarget));
    typed.set("show", event.submitter?.value ?? "list");
    list(typed);
  });

  $("found").addEventListener("click", (event) => {
    const link = event.target.closest(".turn a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    list(new URL(link.href).searchParams);
    $("browse-title").scrollIntoView();
  });
  later();
})();
