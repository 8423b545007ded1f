// The page about a user: asks before anything is done, says what came of it.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);

  const close = () => document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dialog]");
    if (!button) return;
    const dialog = $(button.dataset.dialog);
    if (button.dataset.chosen) {
      $("chosen").value = button.dataset.chosen;
      dialog.querySelector("[data-subject]").textContent = button.dataset.name;
    }
    dialog.showModal();
    dialog.querySelector("[data-close]").focus();
  });

  window.userFailed = (xhr) => {
    close();
    if (!livePage.isEnd(xhr)) $("said").replaceChildren(livePage.complaint(livePage.trouble(xhr)));
  };

  // What is cached of the characters that are listed, in their order: looking them up anew would be
  // in the audit, and an answer to a form leaves them out.
  window.userHeld = () => {
    const held = document.querySelectorAll("#held span");
    document.querySelectorAll("#characters td.held").forEach((cell, i) => {
      if (held[i]) cell.textContent = held[i].textContent;
    });
  };

  window.userDone = () => {
    fastnpcTimes.show();
    $("outcome").focus();
    $("outcome").scrollIntoView({ block: "center" });
  };

  document.addEventListener("cleared", () => userCleared());
})();
