// The live part of the administrators' page: updates it, draws the charts, asks before clearing.
(() => {
  "use strict";
  const EVERY = 3000;
  const PATIENCE = 10000;
  const HOUR = 3600000;
  const LABEL = 90; // pixels that the label of a moment takes, with the gap

  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const content = $("content");
  const say = content.dataset;
  const numbers = new Intl.NumberFormat(root.lang);
  const clock = new Intl.DateTimeFormat(root.lang, { hour: "2-digit", minute: "2-digit" });
  const moment = new Intl.DateTimeFormat(root.lang, { dateStyle: "medium", timeStyle: "medium" });

  /* Charts: PrimeFaces makes them, this says how they look and puts new points in. */

  const colour = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const charts = new Map();

  function paint(chart) {
    const percent = chart.options.name === "rate";
    const inks = percent ? ["--hits"] : ["--hits", "--misses", "--bypasses"];
    chart.data.datasets.forEach((series, i) => {
      series.borderColor = colour(inks[i]);
      series.backgroundColor = colour(inks[i]) + (percent ? "22" : "55");
    });
    for (const axis of Object.values(chart.options.scales)) {
      axis.ticks.color = colour("--ink-3");
      axis.grid.color = colour("--line");
    }
  }

  // Called by PrimeFaces with the widget as this, before the chart is made.
  window.dashboardChart = function () {
    const config = this.cfg.config;
    const name = config.options.name;
    const percent = name === "rate";
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    config.data.datasets.forEach((series) =>
      Object.assign(series, { fill: percent ? "origin" : "stack", stepped: false }),
    );
    config.options = {
      name,
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      parsing: true,
      normalized: true,
      interaction: { mode: "index", intersect: false },
      elements: { point: { radius: 0, hitRadius: 8 }, line: { borderWidth: 1.75, tension: 0.25 } },
      scales: {
        x: {
          type: "linear",
          grid: { display: false },
          border: { display: false },
          ticks: { maxTicksLimit: 6, maxRotation: 0, callback: (at) => clock.format(at) },
          afterBuildTicks: minutes,
        },
        y: {
          beginAtZero: true,
          min: 0,
          max: percent ? 100 : undefined,
          suggestedMax: percent ? undefined : 5,
          stacked: !percent,
          border: { display: false },
          grid: {},
          ticks: {
            maxTicksLimit: 5,
            callback: (value) => numbers.format(value) + (percent ? " %" : ""),
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: !percent,
          callbacks: {
            title: (items) => moment.format(items[0].parsed.x),
            label: (item) =>
              item.dataset.label + "  " + numbers.format(item.parsed.y) + (percent ? " %" : " /s"),
          },
        },
      },
    };
    const render = this._render;
    this._render = () => {
      render.call(this);
      // What is around it has the role of an image, and the name.
      this.chart.canvas.setAttribute("role", "presentation");
      charts.set(name, this.chart);
      bound(this.chart);
      repaint(this.chart);
    };
  };

  // Whole minutes, so that labels do not wander; as many as stand beside each other.
  function minutes(axis) {
    const span = axis.max - axis.min;
    const limit = Math.max(1, Math.min(6, Math.floor(axis.chart.width / LABEL)));
    const steps = [1, 2, 5, 10, 15, 30].map((m) => m * 60000);
    const step = steps.find((s) => span / s <= limit) ?? HOUR;
    axis.ticks = [];
    for (let at = Math.ceil(axis.min / step) * step; at <= axis.max; at += step) {
      axis.ticks.push({ value: at });
    }
  }

  function bound(chart) {
    const points = chart.data.datasets[0].data;
    if (points.length > 0) {
      chart.options.scales.x.min = points[0][0];
      chart.options.scales.x.max = points[points.length - 1][0];
    }
  }

  function repaint(chart) {
    paint(chart);
    chart.update("none");
  }

  function plot(points) {
    for (const [name, chart] of charts) {
      points[name].forEach((series, i) => (chart.data.datasets[i].data = series));
      bound(chart);
      chart.update("none");
    }
  }

  document.addEventListener("themechange", () => charts.forEach(repaint));

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

  const replace = PrimeFaces.ajax.Utils.updateElement;
  PrimeFaces.ajax.Utils.updateElement = function (id, html, xhr) {
    const live = ["health", "parts", "tiles", "latency", "memory", "caches", "workers", "events"];
    if (!live.includes(id)) {
      return replace.call(this, id, html, xhr);
    }
    const next = new DOMParser().parseFromString(html, "text/html").getElementById(id);
    if (next) morph($(id), document.importNode(next, true));
  };

  function times() {
    document.querySelectorAll("time[datetime]").forEach((time) => {
      time.title = moment.format(new Date(time.dateTime));
    });
  }

  let timer = 0;
  let asked = 0;
  let paused = false;
  let over = false;
  let said = "";

  function later(wait) {
    clearTimeout(timer);
    if (!over && !paused && !document.hidden) timer = setTimeout(ask, wait);
  }

  function ask() {
    asked = Date.now();
    dashboardFetch();
    clearTimeout(timer);
    // For when there is neither an answer nor a failure.
    timer = setTimeout(() => failed({ status: 0 }), PATIENCE);
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
    if (over || !args || !args.points) return;
    plot(JSON.parse(args.points));
    announce(args.say);
    document.title = (args.level === "good" ? "" : "● ") + document.title.replace(/^● /, "");
    times();
    document.body.dataset.updated = String(Date.now());
    if (!paused) show(say.live, false);
    later(EVERY);
  };

  function failed(xhr) {
    if (xhr.status === 401 || xhr.status === 403) {
      end(xhr.status === 403 ? say.withdrawn : say.ended);
    } else if (!over) {
      show(say.lost, true);
      announce(say.lost);
      later(EVERY * 2);
    }
  }

  window.dashboardFailed = failed;

  // While PostgreSQL is away the page goes on, and whatever is to be done is refused.
  window.dashboardRefused = (xhr, place) => {
    if (xhr.status !== 503) return failed(xhr);
    const notice = document.createElement("p");
    notice.className = "message bad";
    notice.textContent = say.refused;
    $(place).replaceChildren(notice);
  };

  // Nothing that was shown stays readable.
  function end(headline) {
    over = true;
    clearTimeout(timer);
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
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
    charts.forEach((chart) => chart.destroy());
    charts.clear();
    content.replaceChildren(notice);
    content.classList.add("ended");
    document.querySelector(".bar-nav")?.remove();
    document.querySelector(".who")?.remove();
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
    later(Math.max(0, asked + EVERY - Date.now()));
  });

  /* Clearing: count first, then ask, then clear; each shows its progress. */

  const dialog = $("clear-dialog");
  const confirmButton = $("clear-confirm");
  const close = dialog.querySelector("[data-close]");
  let scope = null;
  let walk = null;

  const fill = (sentence, number) => sentence.replace("{0}", numbers.format(number));

  async function run(action, progressSentence) {
    walk = new AbortController();
    const progress = $("clear-progress");
    progress.hidden = false;
    progress.removeAttribute("value");
    const answer = await fetch("/admin/cache/watched/" + action + "?" + new URLSearchParams(scope), {
      method: "POST",
      signal: walk.signal,
    });
    if (answer.status === 401 || answer.status === 403) {
      failed(answer);
      throw new Error(say.withdrawn);
    }
    if (answer.status === 404) throw new Error(dialog.dataset.noUser);
    if (answer.status === 503) throw new Error(say.refused);
    if (!answer.ok) throw new Error(dialog.dataset.failed);
    let rest = "";
    const text = new TextDecoder();
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error(dialog.dataset.failed);
      rest += text.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop();
      for (const line of lines.map((l) => JSON.parse(l))) {
        if (line.failed) throw new Error(dialog.dataset.failed);
        if (line.done) {
          progress.hidden = true;
          return line.matched;
        }
        progress.value = line.all ? Math.min(100, (100 * line.looked) / line.all) : 0;
        $("clear-say").textContent = fill(progressSentence, line.matched);
      }
    }
  }

  function tell(error) {
    if (error.name !== "AbortError") {
      $("clear-say").textContent = error.message;
      $("clear-progress").hidden = true;
      confirmButton.hidden = true;
      close.textContent = close.dataset.after;
    }
  }

  async function preview(wanted, subject) {
    scope = wanted;
    $("clear-subject").textContent = subject;
    $("clear-say").textContent = fill(dialog.dataset.counting, 0);
    confirmButton.hidden = false;
    confirmButton.disabled = true;
    close.textContent = close.dataset.cancel;
    dialog.showModal();
    try {
      const count = await run("preview", dialog.dataset.counting);
      $("clear-say").textContent = count ? fill(dialog.dataset.found, count) : dialog.dataset.none;
      confirmButton.disabled = count === 0;
    } catch (error) {
      tell(error);
    }
  }

  confirmButton.addEventListener("click", async () => {
    confirmButton.disabled = true;
    try {
      const count = await run("clear", dialog.dataset.clearing);
      $("clear-say").textContent = fill(dialog.dataset.done, count);
      confirmButton.hidden = true;
      close.textContent = close.dataset.after;
      close.focus();
      ask();
    } catch (error) {
      tell(error);
    }
  });

  dialog.addEventListener("close", () => walk?.abort());

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.close) button.closest("dialog").close();
    if (button?.dataset.clear) preview({ pattern: button.dataset.clear }, button.dataset.clear);
    if (button?.id === "ask-reset") $("reset-dialog").showModal();
  });

  const what = $("clear-what");
  const choose = () =>
    document.querySelectorAll("#clear [data-for]").forEach((field) => {
      field.hidden = field.dataset.for !== what.value;
      const input = field.querySelector("input");
      if (input) input.required = !field.hidden;
    });
  what.addEventListener("change", choose);
  choose();

  $("clear").addEventListener("submit", (event) => {
    event.preventDefault();
    const pattern = $("clear-pattern").value.trim();
    const user = $("clear-user").value.trim();
    const cache = $("clear-cache").value + ":*";
    switch (what.value) {
      case "cache":
        return preview({ pattern: cache }, cache);
      case "pattern":
        return preview({ pattern }, pattern);
      case "user":
        return preview({ user }, user);
      default:
        return preview({ pattern: "*" }, dialog.dataset.all);
    }
  });

  window.dashboardReset = () => {
    $("reset-dialog").close();
    ask();
  };

  times();
  said = $("headline").textContent;
  later(EVERY);
})();
