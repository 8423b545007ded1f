// The charts of the administrators' page: PrimeFaces makes them, this fetches what they show, once as a
// whole and then the news, and says how they look.
(() => {
  "use strict";
  const MINUTE = 60000;
  const HOUR = 60 * MINUTE;
  const SPANS = { hour: HOUR, day: 24 * HOUR };
  const LABEL = 90; // pixels that the label of a moment takes, with the gap
  const AXIS = 64; // pixels of the labels beside both charts, so that their times stand in line
  const YOUNG = 10 * MINUTE; // at least shown of an installation that has just started
  const ALL_AGAIN = 10 * MINUTE; // minutes that a worker could not store come later
  const ADDRESS = "/admin/cache/history";

  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const say = $("charts").dataset;
  const form = $("charts-choice");
  const numbers = new Intl.NumberFormat(root.lang, { maximumFractionDigits: 1 });
  const { minute, moment, element } = fastnpcTimes;
  const colour = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const fill = (sentence, ...words) => words.reduce((s, word, i) => s.replace(`{${i}}`, word), sentence);
  const rateOf = (sum) => (sum.hits + sum.misses ? (100 * sum.hits) / (sum.hits + sum.misses) : null);

  const charts = new Map();
  const steps = new Map();
  let latest = null; // the last answer, without its steps
  let wholeAt = 0;
  let askedAt = 0;
  let turn = 0;
  let awaited = 0; // the turn whose answer is under way; 0: none
  let pointed = null; // the moment under the pointer

  /* What is shown. */

  function chosen() {
    const choice = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...choice]) if (!value) choice.delete(name);
    return choice;
  }

  const span = () => SPANS[new FormData(form).get("span")];

  async function load(whole) {
    const mine = ++turn;
    awaited = mine;
    const choice = chosen();
    if (!whole) choice.set("after", latest.until - 5 * MINUTE);
    askedAt = Date.now();
    try {
      const answer = await fetch(`${ADDRESS}?${choice}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(MINUTE / 2),
      });
      if (!answer.ok) throw new Error(answer.status);
      const { items, ...rest } = await answer.json();
      if (mine !== turn) return; // something else was chosen meanwhile
      if (whole) {
        steps.clear();
        wholeAt = askedAt;
      }
      latest = rest;
      items.forEach((step) => steps.set(step.at, step));
      for (const at of steps.keys()) if (at < latest.until - span()) steps.delete(at);
      $("charts-say").textContent = latest.complete ? "" : say.incomplete;
      offer();
      draw();
    } catch {
      if (mine !== turn) return;
      wholeAt = 0;
      const until = latest && steps.size ? minute(latest.until) : "–";
      $("charts-say").textContent = fill(say.lost, until);
    } finally {
      if (awaited === mine) awaited = 0;
    }
  }

  /** Sums of steps that begin in the same stretch of `width`, by its beginning; it never moves. */
  function sums(width) {
    const all = new Map();
    for (const step of [...steps.values()].sort((a, b) => a.at - b.at)) {
      const at = Math.floor(step.at / width) * width;
      if (at + width > latest.until) continue; // it is not over
      const sum = all.get(at) ?? { at, seconds: 0, reads: 0, hits: 0, misses: 0, bypassed: 0 };
      sum.seconds += latest.step_seconds;
      for (const what of ["reads", "hits", "misses", "bypassed"]) sum[what] += step[what];
      all.set(at, sum);
    }
    return all;
  }

  function draw() {
    const width = Math.max(2 * 5000, latest.step_seconds * 1000);
    const points = { rate: [[]], reads: [[], [], []] };
    const add = (at, rate, reads) => {
      points.rate[0].push([at, rate]);
      reads.forEach((value, i) => points.reads[i].push([at, value]));
    };
    let next = null;
    for (const sum of sums(width).values()) {
      if (next !== null && sum.at !== next) add(next, null, [null, null, null]); // a gap is a gap
      const perSecond = (what) => sum[what] / sum.seconds;
      add(sum.at, rateOf(sum), [perSecond("hits"), perSecond("misses"), perSecond("bypassed")]);
      next = sum.at + width;
    }
    const first = points.rate[0].length ? points.rate[0][0][0] : Infinity;
    const min = Math.max(latest.until - span(), Math.min(first, latest.until - YOUNG));
    for (const [name, chart] of charts) {
      points[name].forEach((series, i) => (chart.data.datasets[i].data = series));
      Object.assign(chart.options.scales.x, { min, max: latest.until });
      if (name === "rate") near(chart.options.scales.y, points.rate[0]);
      repaint(chart);
    }
    const bottom = charts.get("rate")?.options.scales.y.min ?? 0;
    $("rate-axis").textContent = bottom > 0 ? fill(say.axis, numbers.format(bottom) + " %") : "";
    remark();
    tabulate();
    $("charts").dataset.until = latest.until;
  }

  /** An axis that begins and ends near the figures, so that small changes show. */
  function near(axis, points) {
    const rates = points.map((point) => point[1]).filter((rate) => rate !== null);
    const low = Math.min(100, ...rates);
    const high = Math.max(0, ...rates);
    // One figure alone, such as a first miss, differs from none: it has the whole axis.
    const several = rates.length > 1;
    const max = several ? Math.max(10, Math.min(100, 5 * Math.ceil((high + 1) / 5))) : 100;
    const min = several ? Math.max(0, 5 * Math.floor((low - 1) / 5)) : 0;
    Object.assign(axis, { min: several ? Math.max(0, Math.min(min, max - 10)) : 0, max });
  }

  /* Choices, downloads, remarks, and the figures for those who do not see charts. */

  function options(list, all) {
    const [none] = list.options;
    const wanted = [[none.value, none.text], ...all];
    const same =
      list.options.length === wanted.length &&
      wanted.every(([value, text], i) => list.options[i].value === value && list.options[i].text === text);
    if (same) return;
    const before = list.value;
    list.replaceChildren(...wanted.map(([value, text]) => new Option(text, value, false, value === before)));
  }

  function offer() {
    options(form.elements.cache, latest.caches.map((cache) => [cache, cache]));
    if (latest.workers.length) {
      const text = (worker) => `${worker.name} · ${fill(say.since, minute(worker.started_at))}`;
      options(form.elements.worker, latest.workers.map((worker) => [worker.id, text(worker)]).reverse());
    }
  }

  function link() {
    for (const format of ["csv", "json"]) {
      const choice = chosen();
      choice.set("format", format);
      $(`charts-${format}`).href = `${ADDRESS}?${choice}`;
      $(`charts-${format}`).download = `fastnpc-cache-${choice.get("span")}.${format}`;
    }
  }

  function remark() {
    const lines = latest.marks.slice(-8).reverse().map((mark) => {
      const line = document.createElement("li");
      const sentence = mark.kind === "DEPLOYMENT" ? say.deployment : say.start;
      line.className = mark.kind.toLowerCase();
      line.append(element(mark.at, "minute"), " " + fill(sentence, mark.worker, mark.version, mark.before ?? ""));
      return line;
    });
    $("charts-marks").replaceChildren(...lines);
  }

  function cell(name, text) {
    const made = document.createElement(name);
    if (name === "th") made.scope = "row";
    made.textContent = text;
    return made;
  }

  function tabulate() {
    if (!$("charts-table").open || !latest) return;
    const width = span() === HOUR ? MINUTE : 30 * MINUTE;
    const known = sums(width);
    const rows = [];
    const end = Math.floor(latest.until / width) * width;
    for (let at = end - width; known.size && at >= known.keys().next().value; at -= width) {
      const row = document.createElement("tr");
      const sum = known.get(at);
      const rate = sum ? rateOf(sum) : null;
      row.append(
        cell("th", minute(at)),
        cell("td", rate === null ? "–" : numbers.format(rate) + " %"),
        ...["hits", "misses", "bypassed"].map((what) =>
          cell("td", sum ? numbers.format(sum[what]) : say.unknown),
        ),
      );
      rows.push(row);
    }
    $("charts-rows").replaceChildren(...rows);
  }

  /* How charts look. */

  // Whole minutes and hours, so that labels do not wander; as many as stand beside each other.
  function ticks(axis) {
    const wide = Math.max(1, Math.min(8, Math.floor(axis.chart.width / LABEL)));
    const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720].map((m) => m * MINUTE);
    const length = lengths.find((l) => (axis.max - axis.min) / l <= wide) ?? 24 * HOUR;
    const here = new Date(axis.max).getTimezoneOffset() * MINUTE;
    axis.ticks = [];
    for (let at = Math.ceil((axis.min - here) / length) * length + here; at <= axis.max; at += length) {
      axis.ticks.push({ value: at });
    }
  }

  /** A point between gaps has no line to be seen by. */
  function radius({ dataset, dataIndex }) {
    const at = (i) => dataset.data[i]?.[1] ?? null;
    return at(dataIndex) !== null && at(dataIndex - 1) === null && at(dataIndex + 1) === null ? 2.5 : 0;
  }

  function paint(chart) {
    const inks = chart.options.name === "rate" ? ["--hits"] : ["--hits", "--misses", "--bypasses"];
    chart.data.datasets.forEach((series, i) => {
      series.borderColor = series.pointBackgroundColor = colour(inks[i]);
      series.backgroundColor = colour(inks[i]) + (chart.options.name === "rate" ? "22" : "55");
    });
    for (const axis of Object.values(chart.options.scales)) {
      axis.ticks.color = colour("--ink-3");
      axis.grid.color = colour("--line");
    }
  }

  function repaint(chart) {
    paint(chart);
    chart.update("none");
  }

  /** One cursor for both charts, and a line where workers started. */
  const lines = {
    id: "lines",
    afterEvent(chart, { event, replay }) {
      if (replay) return;
      const [under] =
        event.type === "mouseout"
          ? []
          : chart.getElementsAtEventForMode(event.native, "index", { intersect: false }, false);
      point(under ? chart.data.datasets[0].data[under.index][0] : null, chart);
    },
    afterDatasetsDraw(chart) {
      const marks = (latest?.marks ?? []).map((mark) => [
        mark.at,
        colour(mark.kind === "DEPLOYMENT" ? "--accent-text" : "--line-strong"),
        mark.kind === "DEPLOYMENT" ? [] : [3, 4],
      ]);
      if (pointed !== null) marks.push([pointed, colour("--ink-3"), []]);
      const { left, right, top, bottom } = chart.chartArea;
      const ink = chart.ctx;
      ink.save();
      ink.lineWidth = 1;
      for (const [at, shade, dashes] of marks) {
        const x = chart.scales.x.getPixelForValue(at);
        if (x < left || x > right) continue;
        ink.strokeStyle = shade;
        ink.setLineDash(dashes);
        ink.beginPath();
        ink.moveTo(x, top);
        ink.lineTo(x, bottom);
        ink.stroke();
      }
      ink.restore();
    },
  };

  function point(at, from) {
    if (at === pointed) return;
    pointed = at;
    for (const chart of charts.values()) {
      if (chart !== from) {
        const index = chart.data.datasets[0].data.findIndex((known) => known[0] === at);
        const shown = chart.data.datasets
          .map((series, datasetIndex) => ({ datasetIndex, index, value: series.data[index]?.[1] ?? null }))
          .filter((element) => element.value !== null);
        chart.setActiveElements(shown);
        chart.tooltip.setActiveElements(shown, { x: 0, y: 0 });
      }
      chart.draw();
    }
    $("charts").dataset.pointed = at ?? "";
  }

  // Called by PrimeFaces with the widget as this, before the chart is made.
  window.dashboardChart = function () {
    const config = this.cfg.config;
    const name = config.options.name;
    const percent = name === "rate";
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    config.data.datasets.forEach((series) => (series.fill = percent ? "start" : "stack"));
    config.plugins = [lines];
    config.options = {
      name,
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      normalized: true,
      spanGaps: false,
      interaction: { mode: "index", intersect: false },
      elements: { point: { radius, hitRadius: 8 }, line: { borderWidth: 1.75, tension: 0 } },
      scales: {
        x: {
          type: "linear",
          grid: { display: false },
          border: { display: false },
          ticks: { maxRotation: 0, callback: (at) => minute(at) },
          afterBuildTicks: ticks,
        },
        y: {
          min: 0,
          max: percent ? 100 : undefined,
          suggestedMax: percent ? undefined : 1, // a lone read in ten seconds still shows
          stacked: !percent,
          border: { display: false },
          grid: {},
          afterFit: (axis) => (axis.width = AXIS),
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
            title: (items) => (items.length ? moment(items[0].parsed.x) : ""),
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
      if (latest) draw();
      else repaint(this.chart);
    };
  };

  /* When. */

  document.addEventListener("themechange", () => charts.forEach(repaint));

  document.addEventListener("dashboardupdate", () => {
    const pause = latest?.step_seconds === 60 ? 20000 : 4500;
    if (!awaited && Date.now() - askedAt >= pause) load(!latest || Date.now() - wholeAt >= ALL_AGAIN);
  });

  document.addEventListener("pageend", () => {
    turn++;
    charts.forEach((chart) => chart.destroy());
    charts.clear();
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    latest = null; // what was chosen before must not stand under another choice
    steps.clear();
    for (const chart of charts.values()) {
      chart.data.datasets.forEach((series) => (series.data = []));
      chart.update("none");
    }
    link();
    load(true);
  });
  $("charts-table").addEventListener("toggle", tabulate);
  link();
  load(true);
})();
