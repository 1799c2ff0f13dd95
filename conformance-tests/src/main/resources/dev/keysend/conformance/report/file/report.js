"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const rules = [...document.querySelectorAll(".rule")];
  const groups = [...document.querySelectorAll(".group")];
  const tiles = [...document.querySelectorAll(".tile")];
  const form = byId("filter");
  const text = byId("text");
  const texts = new Map(rules.map(rule => [rule, rule.textContent.toLowerCase()]));

  const pressed = tile => tile.getAttribute("aria-pressed") === "true";
  const press = (tile, on) => tile.setAttribute("aria-pressed", String(on));

  function apply() {
    const outcomes = new Set(tiles.filter(pressed).map(tile => tile.dataset.outcome));
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const level = byId("level").value;
    const group = byId("group").value;
    let shown = 0;
    for (const section of groups) {
      let any = false;
      for (const rule of section.querySelectorAll(".rule")) {
        const match = (outcomes.size === 0 || outcomes.has(rule.dataset.outcome))
          && (level === "" || level === rule.dataset.level)
          && (group === "" || group === section.dataset.group)
          && words.every(word => texts.get(rule).includes(word));
        rule.hidden = !match;
        any ||= match;
        shown += match ? 1 : 0;
      }
      section.hidden = !any;
    }
    byId("none").hidden = shown > 0;
    byId("shown").value = `${shown} of ${rules.length} rules shown`;
  }

  function clear() {
    form.reset();
    tiles.forEach(tile => press(tile, false));
    apply();
  }

  function foldAll(open) {
    rules.filter(rule => !rule.hidden).forEach(rule => { rule.open = open; });
  }

  /** A link to a rule shows it, whatever the filter hides. */
  function follow() {
    const rule = location.hash && byId(location.hash.slice(1));
    if (!rule || !rule.classList.contains("rule")) {
      return;
    }
    if (rule.hidden) {
      clear();
    }
    rule.open = true;
    rule.scrollIntoView();
  }

  async function copy(button) {
    const source = button.closest("figure").querySelector("pre");
    let copied = true;
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Not allowed, or the page came over plain http: select it, and let the browser copy.
      getSelection().selectAllChildren(source);
      copied = document.execCommand("copy");
    }
    button.textContent = copied ? "Copied" : "Press Ctrl-C";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  }

  for (const tile of tiles) {
    tile.disabled = false;
    tile.addEventListener("click", () => { press(tile, !pressed(tile)); apply(); });
  }
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  byId("controls").hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  form.addEventListener("submit", event => event.preventDefault());
  byId("clear-filter").addEventListener("click", clear);
  byId("clear").addEventListener("click", clear);
  byId("unfold").addEventListener("click", () => foldAll(true));
  byId("fold").addEventListener("click", () => foldAll(false));
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      text.focus();
    } else if (event.key === "Escape" && event.target === text) {
      clear();
    }
  });
  addEventListener("hashchange", follow);
  apply();
  follow();
})();
