// Run before a page's own scripts: notes when the first figure and the points of the charts are on
// the screen, in milliseconds since the page was asked for.
(() => {
  const seen = (window.firstFigure = { figure: null, charts: null });
  const look = () => {
    // A frame is drawn only when the style sheets are there.
    const now = performance.now();
    if (document.querySelector(".tile-figure")?.textContent.trim()) seen.figure ??= now;
    if (document.getElementById("charts")?.dataset.until) seen.charts ??= now;
    if (seen.charts === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
