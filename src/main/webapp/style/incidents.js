// The page of incidents: days begin and end where the browser is, as the moments on the page do.
(() => {
  "use strict";
  const form = document.getElementById("find");
  document.getElementById("of-zone").value = Intl.DateTimeFormat().resolvedOptions().timeZone;

  // What is left empty stays out of the address.
  form.addEventListener("submit", () => {
    const filled = [...form.elements].filter((field) => field.name && field.value);
    const dated = filled.some((field) => field.type === "date");
    for (const field of form.elements) {
      field.disabled = field.name === "zone" ? !dated : !!field.name && !field.value;
    }
  });

  // Back from the next page, the form is as it was sent.
  window.addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false;
  });
})();
