// The choice of light or dark, applied before the page is painted. Loaded in the head.
(() => {
  "use strict";
  const KEY = "fastnpc-theme";
  const CHOICES = ["auto", "light", "dark"];
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      const choice = localStorage.getItem(KEY);
      return CHOICES.includes(choice) ? choice : "auto";
    } catch {
      return "auto"; // storage is switched off
    }
  }

  function apply(choice) {
    root.dataset.theme = choice;
    root.dataset.scheme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
    const button = document.getElementById("theme");
    if (button) {
      button.setAttribute("aria-label", button.dataset[choice]);
      button.title = button.dataset[choice];
    }
  }

  function next() {
    const choice = CHOICES[(CHOICES.indexOf(root.dataset.theme) + 1) % CHOICES.length];
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // it holds for this page only
    }
    change(choice);
  }

  function change(choice) {
    apply(choice);
    document.dispatchEvent(new Event("themechange"));
  }

  apply(stored());
  dark.addEventListener("change", () => change(root.dataset.theme));
  document.addEventListener("DOMContentLoaded", () => {
    apply(stored());
    document.getElementById("theme")?.addEventListener("click", next);
  });
})();
