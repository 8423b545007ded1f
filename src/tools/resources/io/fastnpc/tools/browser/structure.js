// Looks for what a screen reader would stumble over. Runs as the body of a function; returns a
// sentence for each.
const found = [];
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

for (const table of all("table")) {
  const heads = all("thead th[scope=col]", table);
  if (heads.some((head) => !head.textContent.trim())) found.push("a column without a name");
  for (const row of all("tbody tr", table)) {
    if (row.cells.length !== heads.length) found.push(`a row without heads: ${row.textContent}`);
    if (!row.cells[0].matches("th[scope=row]")) found.push(`a row without a name: ${row.textContent}`);
  }
}
for (const region of all("[aria-live]:not([aria-live=polite]), [role=alert]")) {
  found.push(`a region that interrupts: ${region.id}`);
}
const told = document.querySelector(".health")
  ? ["status", "clear-say", "look:found", "maintain:result"]
  : document.getElementById("act") ? ["status", "outcome"] : ["status"];
for (const id of told) {
  if (!document.getElementById(id)?.matches("[aria-live=polite], [role=status]")) {
    found.push(`changes of ${id} are not told`);
  }
}
for (const named of all("[aria-labelledby], [aria-describedby]")) {
  const ids = `${named.getAttribute("aria-labelledby") ?? ""} ${named.getAttribute("aria-describedby") ?? ""}`;
  ids.trim().split(/\s+/).filter((id) => !document.getElementById(id)?.textContent.trim())
    .forEach((id) => found.push(`nothing is called ${id}`));
}
const levels = all("h1, h2, h3").filter((head) => head.checkVisibility()).map((head) => Number(head.tagName[1]));
levels.forEach((level, i) => {
  if (i > 0 && level > levels[i - 1] + 1) found.push(`a heading of level ${level} below ${levels[i - 1]}`);
});
if (levels.filter((level) => level === 1).length !== 1) found.push("not one heading of the first level");
if (!all("main").length || !document.documentElement.lang) found.push("no main part or no language");
const ids = all("[id]").map((element) => element.id);
ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => found.push(`two are called ${id}`));
return found;
