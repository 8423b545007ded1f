// Makes the calls that the existing frontend makes at its first load and on its main walks, and tells of each its
// status and who answered.
const steps = [];

const whoAnswered = (answer, text) => {
  if (text.includes('"by":"existing"')) {
    return "existing";
  }
  return (answer.headers.get("Content-Type") ?? "").includes("json") ? "workers" : "nginx";
};

const call = async (method, path, body) => {
  const form = body instanceof FormData;
  const answer = await fetch(path, {
    method,
    headers: body === undefined || form ? {} : { "Content-Type": "application/json" },
    body: form ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  steps.push(`${method} ${decodeURI(path)} ${answer.status} ${whoAnswered(answer, text)}`);
};

const event = (path) =>
  new Promise((resolve) => {
    const source = new EventSource(path);
    source.onmessage = (message) => {
      source.close();
      steps.push(`GET ${decodeURI(path)} ${message.data}`);
      resolve();
    };
  });

const picture = () => {
  const form = new FormData();
  form.append("file", new Blob(["picture"], { type: "image/jpeg" }), "a.jpg");
  return form;
};

window.walk = async (username, password) => {
  const character = "/api/characters/" + encodeURIComponent("林黛玉");
  const renamed = "/api/characters/" + encodeURIComponent("黛玉");
  const chat = "/api/chat/" + encodeURIComponent("黛玉");

  await call("GET", "/auth/me");
  await call("POST", "/auth/login", { username, password });
  await call("GET", "/auth/me");
  await Promise.all([call("GET", "/api/characters"), call("GET", "/api/groups")]);
  await call("GET", "/api/me/settings");
  await call("GET", "/api/user/profile");

  await call("GET", character + "/structured");
  await call("PUT", character + "/structured", { 基础身份信息: { 姓名: "林黛玉" } });
  await call("PUT", character + "/rename", { new_name: "黛玉" });
  await call("GET", chat + "/messages");
  await event(chat + "/stream");
  await call("POST", chat + "/messages", { content: "你好" });
  await call("POST", renamed + "/copy");
  await call("POST", renamed + "/avatar", picture());
  await call("GET", "/avatars/user_1_a.jpg");
  await call("DELETE", renamed);

  await call("POST", "/api/characters", { role: "贾宝玉", timestamp: "202601010101" });
  await call("GET", "/api/tasks/1");
  await call("POST", "/api/groups", { name: "红楼" });
  await call("GET", "/api/groups/1/messages");
  await call("DELETE", "/api/groups/1/members/" + encodeURIComponent("黛玉"));
  await call("POST", "/api/feedbacks", { title: "…" });

  await call("POST", "/auth/logout");
  await call("GET", "/auth/me");
  return steps;
};
