// What came over the line: [milliseconds to the first figure, bytes by then, milliseconds to the charts,
// bytes by then, milliseconds to the page's first byte]
const loads = [
  ...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource"),
];
const by = (moment) =>
  loads
    .filter((load) => load.responseEnd > 0 && load.responseEnd <= moment)
    .reduce((sum, load) => sum + load.transferSize, 0);
const { figure, charts } = window.firstFigure;
return [figure, by(figure), charts, by(charts), loads[0].responseStart];
