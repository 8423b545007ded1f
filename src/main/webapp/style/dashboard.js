// The live part of the administrators' page: updates it, asks before clearing.
(() => {
  "use strict";
  const EVERY = 3000;
  const HIDDEN = 15000; // for the mark in the title, which is all that shows of a tab in the back
  const PATIENCE = 10000; // for when there is neither an answer nor a failure

  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const content = $("content");
  const say = content.dataset;
  const times = fastnpcTimes;
  const numbers = new Intl.NumberFormat(root.lang);

  livePage.keep(["health", "parts", "tiles", "latency", "memory", "caches", "workers", "events"]);

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

  const isRefusal = (status) => status === 401 || status === 403;

  // The figures stay, greyed, with the time that they are of.
  function failed(xhr) {
    if (isRefusal(xhr.status)) {
      end(xhr.status === 403 ? say.withdrawn : say.ended);
    } else if (!over) {
      $("health").className = "health bad";
      $("headline").textContent = say.noContact.replace("{0}", () => times.clock(heard));
      $("sentence").textContent = trouble(xhr, say.silent, say.unconfirmed);
      content.classList.add("stale");
      mark(true);
      show(say.lost, true);
      announce($("headline").textContent + " " + $("sentence").textContent);
      later(pace());
    }
  }

  window.dashboardFailed = failed;

  // Why there is no answer of the kind that was asked for. An answer has the number by which the
  // log can be searched, if it has one.
  function trouble(xhr, silent, unavailable) {
    if (xhr.status === 503) return unavailable;
    if (!xhr.status) return silent;
    const incident = /[0-9a-f]{8}/.exec(xhr.responseText ?? "");
    return say.broken
      .replace("{0}", () => xhr.status)
      .replace("{1}", () => (incident ? say.incident.replace("{0}", incident[0]) : ""));
  }

  // Something was to be done, and was not; or nobody knows.
  window.dashboardRefused = (xhr, place) => {
    if (isRefusal(xhr.status)) return failed(xhr);
    $(place).replaceChildren(livePage.complaint(trouble(xhr, say.unreached, say.refused)));
  };

  function end(headline) {
    over = true;
    clearTimeout(timer);
    mark(true);
    content.classList.remove("stale");
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    document.dispatchEvent(new Event("dashboardend"));
    livePage.end(headline);
  }

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

  /* Clearing: count first, then ask, then clear; each shows its progress. */

  const dialog = $("clear-dialog");
  const texts = dialog.dataset;
  const confirmButton = $("clear-confirm");
  const stopButton = $("clear-stop");
  const close = dialog.querySelector("[data-close]");
  let scope = null;
  let walk = null;
  let clearing = false;
  let found = 0;
  let gone = 0;

  const fill = (sentence, ...figures) =>
    figures.reduce((text, figure, i) => text.replace(`{${i}}`, () => (typeof figure === "number" ? numbers.format(figure) : figure)), sentence);
  const tellClear = (text) => ($("clear-say").textContent = text);

  // Everything takes a word, and so does a pattern that is only another name for everything.
  const isEverything = (wanted) => "pattern" in wanted && wanted.pattern.replace(/\[[^\]]*\]|[*?:]/g, "") === "";
  const isSpelt = () => $("clear-spell").hidden || $("clear-word").value.trim().toLowerCase() === texts.word.toLowerCase();

  function bytes(size) {
    const unit = Math.min(3, Math.max(0, Math.floor(Math.log2(Math.max(1, size)) / 10)));
    const figure = new Intl.NumberFormat(root.lang, { maximumFractionDigits: unit ? 1 : 0 });
    return figure.format(size / 1024 ** unit) + " " + ["B", "KB", "MB", "GB"][unit];
  }

  // What an answer says that came before anything was done.
  async function refusal(answer) {
    const { status } = answer;
    if (isRefusal(status)) {
      failed(answer);
      return say.withdrawn;
    }
    if (status === 404) return texts.noUser;
    if (status === 400) return texts.malformed;
    return trouble({ status, responseText: await answer.text() }, say.unreached, say.refused);
  }

  /** The last line of a walk, whose other lines say how far it is. */
  async function run(action, progressSentence, failure) {
    walk = new AbortController();
    const progress = $("clear-progress");
    progress.hidden = false;
    progress.removeAttribute("value");
    const changes = action === "clear";
    const broken = (error) => {
      if (error?.name === "AbortError") throw error;
      throw new Error(changes ? texts.broken : texts.previewBroken);
    };
    const answer = await fetch("/admin/cache/watched/" + action + "?" + new URLSearchParams(scope), {
      method: "POST",
      signal: walk.signal,
    }).catch(broken);
    if (!answer.ok) throw new Error(await refusal(answer));
    let rest = "";
    const text = new TextDecoder();
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read().catch(broken);
      if (done) broken();
      rest += text.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop();
      for (const line of lines.map((l) => JSON.parse(l))) {
        if (clearing) gone = line.matched;
        if (line.failed) throw new Error(failure());
        if (line.done) {
          progress.hidden = true;
          return line;
        }
        progress.value = line.all ? Math.min(100, (100 * line.looked) / line.all) : 0;
        if (progressSentence) tellClear(fill(progressSentence, line.matched));
      }
    }
  }

  function finish(text) {
    tellClear(text);
    clearing = false;
    $("clear-progress").hidden = true;
    confirmButton.hidden = true;
    stopButton.hidden = true;
    close.hidden = false;
    close.textContent = close.dataset.after;
    close.focus();
  }

  function showFound({ bytes: size, exact, keys, owners, owner_count: count, many_owners: many }) {
    $("clear-bytes").textContent = (exact ? "" : "≈ ") + bytes(size);
    const names = owners.map((owner) => (owner.name ? `${owner.name} (${owner.id})` : String(owner.id)));
    const rest = count - owners.length;
    if (rest > 0) names.push(fill(many ? texts.many : texts.others, rest));
    $("clear-owners").textContent = names.join(", ") || texts.nobody;
    $("clear-sample").replaceChildren(
      ...keys.map((key) => {
        const item = document.createElement("li");
        item.textContent = key;
        return item;
      }),
    );
    $("clear-found").hidden = false;
  }

  async function preview(wanted, subject) {
    scope = wanted;
    clearing = false;
    gone = 0;
    $("clear-subject").textContent = subject;
    tellClear(fill(texts.counting, 0));
    $("clear-found").hidden = true;
    $("clear-spell").hidden = true;
    $("clear-word").value = "";
    confirmButton.hidden = false;
    confirmButton.disabled = true;
    stopButton.hidden = true;
    close.hidden = false;
    close.textContent = close.dataset.cancel;
    dialog.showModal();
    try {
      const line = await run("preview", texts.counting, () => texts.previewFailed);
      found = line.matched;
      tellClear(found ? fill(texts.found, found) : texts.none);
      if (found) showFound(line.found);
      $("clear-spell").hidden = !found || !isEverything(wanted);
      confirmButton.disabled = found === 0 || !isSpelt();
    } catch (error) {
      if (error.name !== "AbortError") finish(error.message);
    }
  }

  $("clear-word").addEventListener("input", () => (confirmButton.disabled = !isSpelt()));
  $("clear-word").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && isSpelt()) confirmButton.click();
  });

  confirmButton.addEventListener("click", async () => {
    confirmButton.disabled = true;
    clearing = true;
    stopButton.hidden = false;
    close.hidden = true;
    $("clear-found").hidden = true;
    $("clear-spell").hidden = true;
    stopButton.focus();
    const half = () => fill(texts.half, gone, Math.max(0, found - gone));
    try {
      const line = await run("clear", texts.clearing, half);
      finish(fill(texts.done, line.matched));
    } catch (error) {
      if (error.name === "AbortError") await stopped();
      else finish(error.message);
    }
    ask();
  });

  // The worker notices within its next steps that nobody listens; what stayed is counted after that.
  async function stopped() {
    clearing = false;
    stopButton.hidden = true;
    tellClear(fill(texts.stopping, gone));
    await new Promise((later) => setTimeout(later, 1000));
    try {
      const { matched } = await run("preview", "", () => "");
      finish(fill(texts.stopped, Math.max(gone, found - matched), matched));
    } catch {
      finish(fill(texts.stayedUnknown, gone));
    }
  }

  stopButton.addEventListener("click", () => walk?.abort());
  dialog.addEventListener("cancel", (event) => {
    if (!clearing) return;
    event.preventDefault();
    walk?.abort();
  });
  dialog.addEventListener("close", () => walk?.abort());

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.close) button.closest("dialog").close();
    if (button?.dataset.clear) preview({ pattern: button.dataset.clear }, button.dataset.clear);
    if (button?.dataset.dismiss) dismiss(button);
    if (button?.id === "ask-reset") $("reset-dialog").showModal();
  });

  async function dismiss(button) {
    button.disabled = true;
    const name = new URLSearchParams({ name: button.dataset.dismiss });
    const answer = await fetch("/admin/cache/workers/dismiss?" + name, { method: "POST" }).catch(() => ({ status: 0 }));
    button.disabled = false;
    if (answer.status === 401 || answer.status === 403) return failed(answer);
    // Somebody else may have done it.
    if (answer.ok || answer.status === 404) return ask();
    show(answer.status === 503 ? say.refused : say.lost, true);
    announce(answer.status === 503 ? say.refused : say.lost);
  }

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

  window.dashboardReset = () => {
    $("reset-dialog").close();
    ask();
  };

  times.show();
  mark(!$("health").classList.contains("good"));
  said = $("headline").textContent + " " + $("sentence").textContent;
  later(EVERY);
})();
