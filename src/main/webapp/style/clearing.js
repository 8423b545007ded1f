// Clearing, on every page that offers it: counts first, then asks, then clears; each shows its progress.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const numbers = new Intl.NumberFormat(root.lang);
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
    if (livePage.isEnd(answer)) return "";
    if (status === 404) return texts.noUser;
    if (status === 400) return texts.malformed;
    return livePage.trouble({ status, responseText: await answer.text() });
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
    document.dispatchEvent(new Event("cleared"));
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
    if (button?.dataset.clear) preview({ pattern: button.dataset.clear }, button.dataset.clear);
    if (button?.dataset.clearUser) preview({ user_id: button.dataset.clearUser }, button.dataset.name);
  });

  window.clearing = { preview, texts };
})();
