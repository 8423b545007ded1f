// Measures what is visible by the formula of WCAG: text at 4.5 to 1, and what else means something
// at 3 to 1. Runs as the body of a function; returns a sentence for each that is too faint.
const TEXT = 4.5;
const GRAPHICS = 3;
const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const faint = new Set();
let measured = 0;

function rgba(css) {
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

const over = (top, below) => [
  ...[0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])),
  1,
];

function ground(element) {
  const own = rgba(getComputedStyle(element).backgroundColor);
  const below = element.parentElement ? ground(element.parentElement) : [255, 255, 255, 1];
  return over(own, below);
}

function opacity(element) {
  const own = Number(getComputedStyle(element).opacity);
  return own * (element.parentElement ? opacity(element.parentElement) : 1);
}

function light([r, g, b]) {
  const [x, y, z] = [r, g, b]
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function check(what, css, element, min, shade = 1) {
  const below = ground(element);
  const [r, g, b, a] = rgba(css);
  const lights = [light(over([r, g, b, a * shade], below)), light(below)];
  const ratio = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
  measured++;
  if (ratio < min) faint.add(`${what}: ${css} has ${ratio.toFixed(2)} and needs ${min}`);
}

const seen = (element) =>
  element.checkVisibility() && element.getBoundingClientRect().width > 1 && !element.closest(":disabled");

function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (text && !element.closest("script, option") && seen(element)) {
      check(`"${text}"`, getComputedStyle(element).color, element, TEXT, opacity(element));
    }
  }
  for (const field of document.querySelectorAll("input[placeholder], select")) {
    const part = field.placeholder ? "::placeholder" : null;
    if (seen(field)) check(field.id, getComputedStyle(field, part).color, field, TEXT);
  }
}

function graphics() {
  const card = document.querySelector(".card");
  for (const mark of document.querySelectorAll(".dot, .key")) {
    check(mark.className, getComputedStyle(mark).backgroundColor, mark.parentElement, GRAPHICS);
  }
  for (const bar of document.querySelectorAll(".track-50, .track-peak")) {
    check(bar.className.baseVal, getComputedStyle(bar).fill, card, GRAPHICS);
  }
  for (const box of document.querySelectorAll("input, select, .button:not(.primary, .danger)")) {
    if (seen(box)) check(`border of ${box.id || box.textContent}`, getComputedStyle(box).borderTopColor, box.parentElement, GRAPHICS);
  }
  for (const icon of document.querySelectorAll(".health-icon")) {
    check("health icon", getComputedStyle(icon).color, icon, GRAPHICS);
  }
  for (const chart of Object.values(window.Chart?.instances ?? {})) {
    chart.data.datasets.forEach((line) => check(line.label, line.borderColor, card, GRAPHICS));
    Object.values(chart.options.scales).forEach((axis) => check("ticks", axis.ticks.color, card, TEXT));
  }
}

// The page of figures has more to measure than the one for logging in.
const min = document.querySelector(".health") ? 300 : 25;
for (const level of ["good", "warn", "bad"]) {
  document.querySelectorAll(".health").forEach((health) => (health.className = `health ${level}`));
  document.querySelectorAll(".part").forEach((part) => (part.className = `part ${level}`));
  document.querySelectorAll(".state").forEach((state) => (state.className = `state ${level}`));
  document.querySelectorAll(".gauge").forEach((gauge) => gauge.setAttribute("class", `track gauge ${level}`));
  texts();
  graphics();
}
return measured < min ? [`only ${measured} were measured`] : [...faint];
