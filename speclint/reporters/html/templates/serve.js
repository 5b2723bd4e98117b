(() => {
  const form = document.querySelector("form[action='/check']");
  if (!form) return;
  const input = form.querySelector("input[type=file]"), waiting = document.querySelector("#waiting");
  const answer = document.querySelector("#answer"), compare = document.querySelector("form[action='/compare']");
  const send = async (action, data) => {
    waiting.textContent = "Reading …";
    try {
      const got = await fetch(action, { method: "POST", body: data });
      const page = new DOMParser().parseFromString(await got.text(), "text/html");
      page.querySelectorAll("script, .skip, footer + script").forEach(one => one.remove());
      page.querySelectorAll("main").forEach(one => { const part = document.createElement("div"); part.id = one.id === "main" ? "report" : one.id; part.append(...one.childNodes); one.replaceWith(part); });
      page.querySelectorAll("header, footer").forEach(one => { const part = document.createElement("div"); part.append(...one.childNodes); one.replaceWith(part); });
      answer.replaceChildren(...page.body.childNodes);
      const head = answer.querySelector("h1, h2");
      if (head) { head.tabIndex = -1; head.focus(); }
      waiting.textContent = "Done.";
      speclint(answer.querySelector("#report") || answer);
    } catch { waiting.textContent = "The page is no longer served: start speclint serve again."; }
  };
  form.addEventListener("submit", event => { event.preventDefault(); send("/check", new FormData(form)); });
  compare.addEventListener("submit", event => { event.preventDefault(); send("/compare", new FormData(compare)); });
  addEventListener("dragover", event => { event.preventDefault(); document.body.classList.add("over"); });
  addEventListener("dragleave", () => document.body.classList.remove("over"));
  addEventListener("drop", event => {
    event.preventDefault(); document.body.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files; form.requestSubmit();
  });
})();
