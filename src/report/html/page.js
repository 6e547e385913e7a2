"use strict";
// Filters, copying, single findings by link, articles side by side. Nothing here makes markup from text: articles are
// cloned as they stand, everything else is set as text.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const findings = all(".finding");
  const form = one("#filters");
  const dialog = one("#beside");

  // Whatever a link leads to is unfolded first.
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.matches("details")) target.open = true;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.matches("details")) at.open = true;
    target.hidden = false;
    all(".target").forEach((old) => old.classList.remove("target"));
    target.classList.add("target");
    target.scrollIntoView({ block: target.matches(".finding, .event") ? "start" : "center" });
    if (target.matches("[tabindex]")) target.focus({ preventScroll: true });
  };
  const follow = () => reveal(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", follow);

  const filter = () => {
    const data = new FormData(form);
    const severities = data.getAll("severity");
    const [kind, source] = [data.get("kind"), data.get("source")];
    const has = (list, word) => !word || list.split(" ").includes(word);
    let shown = 0;
    for (const finding of findings) {
      const { severity, kinds, sources } = finding.dataset;
      finding.hidden = !(severities.includes(severity) && has(kinds, kind) && has(sources, source));
      shown += finding.hidden ? 0 : 1;
    }
    one("#shown").textContent = `${shown} of ${findings.length} findings shown`;
  };
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  if (findings.length > 1) {
    form.hidden = false;
    filter();
  }

  const copy = async (button) => {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Some browsers keep the clipboard from pages that are files.
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = text;
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  };

  // The words of a mark that no rival has.
  const bare = (word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const words = (text) => text.split(/\s+/).map(bare).filter(Boolean);
  const differ = (columns) => {
    const said = columns.map(({ hits }) => new Set(hits.flatMap((hit) => words(hit.textContent))));
    columns.forEach(({ hits }, own) => {
      const rivals = new Set(said.flatMap((set, at) => (at === own ? [] : [...set])));
      if (![...said[own]].some((word) => rivals.has(word))) return;
      for (const hit of hits) {
        const pieces = hit.textContent.split(/(\s+)/).map((piece) => {
          if (!bare(piece) || rivals.has(bare(piece))) return piece;
          const mark = document.createElement("b");
          mark.textContent = piece;
          return mark;
        });
        hit.replaceChildren(...pieces);
      }
    });
  };

  // The articles of some claims, each quotation marked, in columns.
  const beside = (claims) => {
    const columns = new Map();
    for (const claim of claims) {
      const place = document.getElementById(`c${claim}`);
      const article = place && place.closest(".article");
      if (!article || (columns.size > 7 && !columns.has(article))) continue;
      if (!columns.has(article)) {
        const column = document.createElement("section");
        const head = column.appendChild(document.createElement("h3"));
        head.textContent = one("summary", article).textContent;
        const text = column.appendChild(one(".text", article).cloneNode(true));
        all("[id]", text).forEach((element) => element.removeAttribute("id"));
        text.tabIndex = 0;
        columns.set(article, { column, text, hits: [] });
      }
      const shown = columns.get(article);
      for (const mark of all("mark", shown.text)) {
        if (!mark.dataset.c.split(" ").includes(claim)) continue;
        mark.classList.add("hit");
        shown.hits.push(mark);
      }
    }
    if (!columns.size) return false;
    const shown = [...columns.values()];
    differ(shown);
    one(".columns", dialog).replaceChildren(...shown.map(({ column }) => column));
    dialog.showModal();
    for (const { text, hits } of shown) {
      if (hits[0]) text.scrollTop = hits[0].offsetTop - text.offsetTop - text.clientHeight / 3;
    }
    return true;
  };

  all("button.copy, button.beside").forEach((button) => (button.hidden = false));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) copy(button);
    const opener = event.target.closest("[data-claims]");
    if (opener && beside(opener.dataset.claims.split(" "))) event.preventDefault();
    const link = event.target.closest("a[href^='#']");
    if (link && !event.defaultPrevented && link.getAttribute("href") === location.hash) follow();
    if (event.target === dialog) dialog.close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || dialog.open) return;
    if (event.target.matches("input, select, textarea")) return;
    const shown = findings.filter((finding) => !finding.hidden);
    const at = shown.indexOf(document.activeElement.closest(".finding"));
    const go = (finding) => finding && (finding.focus(), finding.scrollIntoView({ block: "start" }));
    if (event.key === "j") go(shown[at + 1]);
    if (event.key === "k") go(shown[Math.max(at - 1, 0)]);
    if (event.key === "f" && !form.hidden) {
      form.scrollIntoView({ block: "center" });
      one("input", form).focus();
      event.preventDefault();
    }
  });

  // On paper nothing unfolds.
  addEventListener("beforeprint", () => all("#findings details, #events details").forEach((d) => (d.open = true)));
  if (location.hash) follow();
})();
