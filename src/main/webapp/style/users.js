// The pages about users: asks before anything is done, says what came of it.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const say = $("content").dataset;

  const close = () => document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.close) close();
    if (!button?.dataset.dialog) return;
    const dialog = $(button.dataset.dialog);
    if (button.dataset.chosen) {
      $("chosen").value = button.dataset.chosen;
      dialog.querySelector("[data-subject]").textContent = button.dataset.name;
    }
    dialog.showModal();
    dialog.querySelector("[data-close]").focus();
  });

  // Only what is on the page: names and messages of users are never markup here.
  function tell(text, link) {
    const notice = document.createElement("p");
    notice.className = "message bad";
    notice.textContent = text;
    if (link) {
      const cure = document.createElement("a");
      cure.href = "/login.xhtml";
      cure.textContent = say.logIn;
      notice.append(" ", cure);
    }
    document.querySelector("#outcome > *").replaceChildren(notice);
  }

  window.userFailed = (xhr) => {
    close();
    switch (xhr.status) {
      case 401:
        return tell(say.ended, true);
      case 403:
        return tell(say.withdrawn, true);
      case 503:
        return tell(say.refused, false);
      default:
        return tell(say.failed, false);
    }
  };

  window.userDone = () => {
    fastnpcTimes.show();
    $("outcome").focus();
    $("outcome").scrollIntoView({ block: "center" });
  };
})();
