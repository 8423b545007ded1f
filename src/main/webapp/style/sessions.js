// The administrators' page: the list of one's own sessions, and the end of all sessions of a user.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const table = $("sessions");
  const dialog = $("others-dialog");
  let chosen = null;

  async function call(method, path) {
    const answer = await fetch(path, { method });
    if (answer.status === 401 || answer.status === 403) {
      dashboardFailed(answer); // which removes the page that would say more
      await new Promise(() => {});
    }
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  // What a browser calls itself is anybody's text: it is never markup.
  function element(name, text, className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  }

  function cell(column, content) {
    const made = element("td", "");
    made.dataset.label = table.tHead.rows[0].cells[column].textContent;
    made.append(content);
    return made;
  }

  function row(session) {
    const made = document.createElement("tr");
    const name = session.agent || table.dataset.nameless;
    const head = element("th", name);
    head.scope = "row";
    const act = element("td", "", "act");
    if (session.current) {
      head.append(" ", element("span", table.dataset.here, "tag"));
    } else {
      const button = element("button", table.dataset.end, "button slim");
      button.type = "button";
      button.dataset.endSession = session.id;
      button.setAttribute("aria-label", table.dataset.end + " " + name);
      act.append(button);
    }
    made.append(
      head,
      cell(1, session.address),
      cell(2, fastnpcTimes.element(session.created_at * 1000)),
      cell(3, fastnpcTimes.element(session.last_seen * 1000)),
      act,
    );
    return made;
  }

  async function show() {
    try {
      const { items } = await call("GET", "/api/me/sessions");
      table.tBodies[0].replaceChildren(...items.map(row));
    } catch (error) {
      $("sessions-say").textContent =
        error.message === "503" ? table.dataset.away : table.dataset.unread;
    }
  }

  table.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-end-session]");
    if (!button) return;
    button.disabled = true;
    try {
      await call("DELETE", "/api/me/sessions/" + encodeURIComponent(button.dataset.endSession));
      $("sessions-say").textContent = table.dataset.ended;
    } catch (error) {
      // 404: somebody else has ended it.
      $("sessions-say").textContent = error.message === "404" ? "" : table.dataset.failed;
    }
    await show();
  });

  // As the cache is cleared for a user: a name comes before an id.
  async function find(typed) {
    const query = new URLSearchParams({ q: typed, limit: "1000" });
    const { items } = await call("GET", "/admin/users?" + query);
    return (
      items.find((user) => user.username === typed) ??
      items.find((user) => String(user.id) === typed)
    );
  }

  $("others").addEventListener("submit", async (event) => {
    event.preventDefault();
    const say = $("others-say");
    say.textContent = "";
    try {
      chosen = await find($("others-user").value.trim());
      if (!chosen) {
        say.textContent = dialog.dataset.noUser;
        return;
      }
      $("others-subject").textContent = chosen.username + " · " + chosen.id;
      dialog.showModal();
    } catch {
      say.textContent = dialog.dataset.failed;
    }
  });

  $("others-confirm").addEventListener("click", async () => {
    dialog.close();
    const say = $("others-say");
    try {
      await call("POST", "/admin/users/" + chosen.id + "/sessions/end");
      say.textContent = dialog.dataset.done.replace("{0}", () => chosen.username);
      $("others-user").value = "";
    } catch (error) {
      say.textContent = error.message === "404" ? dialog.dataset.noUser : dialog.dataset.failed;
    }
  });

  show();
})();
