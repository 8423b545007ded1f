// The live part of the administrators' page: updates it, and takes what is to be cleared.
(() => {
  "use strict";
  const EVERY = 3000;
  const HIDDEN = 15000; // for the mark in the title, which is all that shows of a tab in the back
  const PATIENCE = 10000; // for when there is neither an answer nor a failure

  const $ = (id) => document.getElementById(id);
  const content = $("content");
  const say = content.dataset;
  const times = fastnpcTimes;

  livePage.keep(["health", "parts", "tiles", "latency", "memory", "caches", "workers", "incidents", "events"]);

  let timer = 0;
  let asked = 0;
  let heard = Date.now();
  let paused = false;
  let over = false;
  let said = "";

  function later(wait) {
    clearTimeout(timer);
    if (!over && !paused) timer = setTimeout(ask, wait);
  }

  const pace = () => (document.hidden ? HIDDEN : EVERY);

  // PrimeFaces gives up by itself after the time that the page names, which counts as a failure.
  function ask() {
    asked = Date.now();
    later(PATIENCE);
    dashboardFetch();
  }

  function mark(bad) {
    document.title = (bad ? "● " : "") + document.title.replace(/^● /, "");
  }

  function show(text, lost) {
    $("age").textContent = text;
    $("age").classList.toggle("lost", lost);
  }

  // Screen readers are told what changes, not every figure.
  function announce(text) {
    if (text !== said) {
      said = text;
      $("status").textContent = text;
    }
  }

  window.dashboardArrived = (args) => {
    if (over || !args || !args.level) return;
    heard = Date.now();
    document.dispatchEvent(new Event("dashboardupdate")); // the charts
    mark(args.level !== "good");
    content.classList.remove("stale");
    times.show();
    livePage.placeTerms();
    announce($("headline").textContent + " " + $("sentence").textContent);
    document.body.dataset.updated = String(heard);
    if (!paused) show(say.live, false);
    later(pace());
  };

  // The figures stay, greyed, with the time that they are of.
  window.dashboardFailed = (xhr) => {
    if (livePage.isEnd(xhr) || over) return;
    $("health").className = "health bad";
    $("headline").textContent = say.noContact.replace("{0}", () => times.clock(heard));
    $("sentence").textContent = livePage.trouble(xhr, say.silent, say.unconfirmed);
    content.classList.add("stale");
    mark(true);
    show(say.lost, true);
    announce($("headline").textContent + " " + $("sentence").textContent);
    later(pace());
  };

  // Something was to be done, and was not; or nobody knows.
  window.dashboardRefused = (xhr, place) => {
    if (!livePage.isEnd(xhr)) $(place).replaceChildren(livePage.complaint(livePage.trouble(xhr)));
  };

  document.addEventListener("pageend", () => {
    over = true;
    clearTimeout(timer);
    mark(true);
  });

  $("pause").addEventListener("click", (event) => {
    paused = !paused;
    const button = event.currentTarget;
    button.setAttribute("aria-pressed", String(paused));
    button.textContent = paused ? button.dataset.resume : button.dataset.pause;
    show(paused ? say.paused : say.live, false);
    clearTimeout(timer);
    later(0);
  });

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    later(Math.max(0, asked + pace() - Date.now()));
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.endSession) dashboardEndSession([{ name: "session", value: button.dataset.endSession }]);
    if (button?.dataset.dismiss) dashboardDismiss([{ name: "worker", value: button.dataset.dismiss }]);
    if (button?.id === "ask-reset") $("reset-dialog").showModal();
  });

  // The line that says how the page is doing has room for why it was not done.
  window.dashboardDismissed = (xhr, args) => {
    if (livePage.isEnd(xhr)) return;
    const trouble = xhr.status === 200 ? args?.said : livePage.trouble(xhr);
    if (!trouble) return ask();
    show(trouble, true);
    announce(trouble);
  };

  /* What is to be cleared. */

  const { preview, texts } = clearing;
  const what = $("clear-what");
  const choose = () =>
    document.querySelectorAll("#clear [data-for]").forEach((field) => {
      field.hidden = field.dataset.for !== what.value;
      const input = field.querySelector("input");
      if (input) input.required = !field.hidden;
    });
  what.addEventListener("change", choose);
  choose();

  // The browser itself takes spaces for something.
  function isBlank(id) {
    const field = $(id);
    const blank = field.value.trim() === "";
    field.setCustomValidity(blank ? texts.blank : "");
    field.reportValidity();
    return blank;
  }

  $("clear").addEventListener("input", (event) => event.target.setCustomValidity?.(""));

  $("clear").addEventListener("submit", (event) => {
    event.preventDefault();
    const pattern = $("clear-pattern").value.trim();
    const user = $("clear-user").value.trim();
    const cache = $("clear-cache").value + ":*";
    switch (what.value) {
      case "cache":
        return preview({ pattern: cache }, cache);
      case "pattern":
        return isBlank("clear-pattern") || preview({ pattern }, pattern);
      case "user":
        return isBlank("clear-user") || preview({ user }, user);
      default:
        return preview({ pattern: "*" }, texts.all);
    }
  });

  document.addEventListener("cleared", () => over || ask());

  window.dashboardReset = () => {
    $("reset-dialog").close();
    ask();
  };

  times.show();
  mark(!$("health").classList.contains("good"));
  said = $("headline").textContent + " " + $("sentence").textContent;
  later(EVERY);
})();
