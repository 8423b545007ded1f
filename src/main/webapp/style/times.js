// How moments are written on all pages: in the habit of whoever looks and in the browser's own zone, which the
// page names once. The words of the page are in the page's language.
(() => {
  "use strict";
  const root = document.documentElement;
  const locale = navigator.languages.find((own) => own.startsWith(root.lang.slice(0, 2))) ?? root.lang;
  const writing = (options) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (at) => format.format(at);
  };
  const minute = writing({ hour: "2-digit", minute: "2-digit" });
  const second = writing({ timeStyle: "medium" });
  const moment = writing({ dateStyle: "medium", timeStyle: "medium" });
  const whole = writing({ dateStyle: "full", timeStyle: "long" });

  // With the day where that is another.
  function clock(at) {
    return (new Date(at).toDateString() === new Date().toDateString() ? second : moment)(at);
  }

  /** Writes the moments on the page, which come in UTC. */
  function show() {
    document.querySelectorAll("time[datetime]").forEach((time) => {
      const at = new Date(time.dateTime);
      const how = time.classList.contains("clock") ? clock : time.classList.contains("minute") ? minute : moment;
      const text = how(at);
      if (time.textContent !== text) time.textContent = text;
      time.title = whole(at);
    });
  }

  /** An element that shows a moment. */
  function element(at, name = "") {
    const made = document.createElement("time");
    made.dateTime = new Date(at).toISOString();
    made.className = name;
    made.textContent = (name === "minute" ? minute : moment)(at);
    made.title = whole(at);
    return made;
  }

  function nameZone() {
    const parts = new Intl.DateTimeFormat(root.lang, { timeZoneName: "long" }).formatToParts();
    const offset = new Intl.DateTimeFormat(root.lang, { timeZoneName: "longOffset" }).formatToParts();
    const name = (all) => all.find((part) => part.type === "timeZoneName").value;
    const zone = document.getElementById("zone");
    zone.textContent = zone.dataset.here.replace("{0}", () => `${name(parts)} (${name(offset)})`);
  }

  window.fastnpcTimes = { minute, moment, clock, show, element };
  nameZone();
  show();
})();
