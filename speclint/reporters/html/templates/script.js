"use strict";
const speclint = root => {
  const cards = [...root.querySelectorAll("article[data-key]")];
  if (!cards.length) return;
  const kept = { get(key) { try { return localStorage.getItem("speclint:" + key); } catch { return null; } },
    set(key, on) { try { on ? localStorage.setItem("speclint:" + key, "1") : localStorage.removeItem("speclint:" + key); } catch { /* private window */ } } };
  const box = (text, on, change) => {
    const label = document.createElement("label"), input = document.createElement("input");
    input.type = "checkbox"; input.checked = on; input.addEventListener("change", () => change(input.checked));
    label.append(input, text); return label;
  };
  const shown = { error: true, warning: true, note: true, done: true };
  const refresh = () => {
    for (const card of cards) card.classList.toggle("hidden", !shown[card.classList[0]] || (!shown.done && card.classList.contains("done")));
  };
  for (const card of cards) {
    const done = !!kept.get(card.dataset.key);
    card.classList.toggle("done", done);
    const tick = box("Done: " + card.querySelector("h4").textContent.trim().split(" ")[0].replace(/\D/g, ""), done, on => {
      kept.set(card.dataset.key, on); card.classList.toggle("done", on); refresh();
    });
    tick.className = "tick"; card.append(tick);
  }
  const tools = document.createElement("div");
  tools.className = "tools"; tools.setAttribute("role", "group"); tools.setAttribute("aria-label", "Show findings");
  for (const [level, text] of [["error", "Must fix"], ["warning", "Should fix"], ["note", "Consider"], ["done", "What is done"]])
    tools.append(box(text, true, on => { shown[level] = on; refresh(); }));
  root.prepend(tools);
};
if (document.querySelector("main")) speclint(document.querySelector("main"));
