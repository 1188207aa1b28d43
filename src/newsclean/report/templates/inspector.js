"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const blocks = $$(".block");
  const form = $(".filters");
  const count = $(".shown-count");
  let pinned = null;

  const targetsOf = (element) => {
    const holder = element.closest("[data-places], [data-card]");
    if (!holder) return [];
    if (holder.dataset.card) return [document.getElementById(holder.dataset.card)];
    return holder.dataset.places.split(" ").filter(Boolean).map((n) => document.getElementById("b" + n));
  };
  const fieldOf = (element) => element.closest(".field, .losers li");
  const douse = () => $$(".lit").forEach((one) => one.classList.remove("lit"));
  const light = (element) => {
    douse();
    if (!element) return;
    targetsOf(element).forEach((target) => target.classList.add("lit"));
    const field = fieldOf(element);
    if (field) field.classList.add("lit");
  };
  const reveal = (target) => {
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target.hidden) { form.reset(); filter(); }
  };
  const sideBySide = () => matchMedia("(min-width: 60.01rem)").matches;
  const show = (target, focus) => {
    if (!target) return;
    reveal(target);
    target.scrollIntoView({ block: "center" });
    if (focus) target.focus({ preventScroll: true });
  };
  // A field that has no link of its own in the way lights by its first piece of evidence.
  const sourceOf = (element) => {
    const link = element.closest(".goto, .para");
    if (link) return link;
    const row = fieldOf(element);
    return row && $(".goto", row);
  };

  document.addEventListener("pointerover", (event) => {
    const source = event.target.closest && sourceOf(event.target);
    if (source) light(source);
    else if (event.target.closest && event.target.closest(".block, .card")) lightBack(event.target.closest(".block, .card"));
    else light(pinned);
  });
  document.addEventListener("focusin", (event) => {
    const source = sourceOf(event.target);
    if (source) {
      pinned = source;
      light(source);
      if (sideBySide() && event.target.matches(":focus-visible")) {
        const first = targetsOf(source)[0];
        if (first) { reveal(first); first.scrollIntoView({ block: "nearest" }); }
      }
    } else if (!event.target.closest(".block, .card")) { pinned = null; douse(); }
  });
  const lightBack = (block) => {
    const uses = $$(".use", block).map((use) => $(use.getAttribute("href"))).filter(Boolean);
    if (!uses.length) { light(pinned); return; }
    douse();
    uses.forEach((field) => field.classList.add("lit"));
    block.classList.add("lit");
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".goto, .para");
    if (link) {
      event.preventDefault();
      pinned = link;
      show(targetsOf(link)[0], true);
      light(link);
      return;
    }
    const use = event.target.closest(".use");
    if (use) {
      event.preventDefault();
      back(use);
    }
  });
  const back = (use) => {
    const field = $(use.getAttribute("href"));
    if (!field) return;
    field.scrollIntoView({ block: "nearest" });
    ($(".goto", field) || field).focus();
  };

  function filter() {
    const fate = form.elements.fate.value;
    const kind = form.elements.kind.value;
    let shown = 0;
    for (const block of blocks) {
      block.hidden = Boolean((fate && block.dataset.fate !== fate) || (kind && block.dataset.kind !== kind));
      shown += !block.hidden;
    }
    for (const run of $$(".run")) {
      run.hidden = !$(".block:not([hidden])", run);
      if (fate === "unlabelled") run.open = true;
    }
    count.textContent = shown === blocks.length ? "" : shown + " of " + blocks.length + " blocks shown";
  }
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();

  const step = (list, by) => {
    if (!list.length) return;
    const now = document.activeElement;
    let at = list.indexOf(now);
    if (at < 0) {
      // From where the reader is, not from the top.
      const next = list.findIndex((one) => now.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
      at = now === document.body || next < 0 ? (by > 0 ? -1 : 0) : next - (by > 0 ? 1 : 0);
    }
    const target = list[(at + by + list.length) % list.length];
    if (target.classList.contains("block")) { show(target, true); lightBack(target); } else target.focus();
  };
  const isOpen = (one) => !one.closest("details:not([open])");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, textarea, input:not([type=radio])")) return;
    const key = event.key;
    if (key === "j" || key === "k") step(blocks.filter((one) => !one.hidden && isOpen(one)), key === "j" ? 1 : -1);
    else if (key === "f" || key === "F") step($$(".field .goto, .losers .goto"), key === "f" ? 1 : -1);
    else if (key === "u") { const use = $(".use", document.activeElement); if (use) back(use); }
    else if (key === "Escape") { pinned = null; douse(); }
    else if (key >= "1" && key <= "5") {
      const wanted = ["", "kept", "read", "dropped", "unlabelled"][key - 1];
      const radio = $$("[name=fate]", form).find((one) => one.value === wanted);
      if (radio) { radio.checked = true; filter(); }
    } else return;
    event.preventDefault();
  });

  // The page and the record as JSON lie packed in the file, and are unpacked when somebody looks.
  const packed = JSON.parse($("#packed").textContent);
  const unpack = async (data) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
  $(".json").addEventListener("toggle", async () => {
    const pre = $(".json pre");
    if (!pre.textContent) pre.textContent = await unpack(packed.record);
  });
  const holder = $(".raw-page");
  if (holder) holder.addEventListener("toggle", async () => {
    const frame = $("iframe", holder);
    if (!holder.open || frame.srcdoc) return;
    const text = await unpack(packed.page);
    // The policy forbids all that a page could run or load, but says nothing of hints to connect or
    // to look a name up. So no element that names a resource stays one; the text is all that is left.
    const shown = packed.kind === "html"
      ? text.replace(/<(script|style)\b[^]*?<\/\1\b[^>]*>/gi, "")
        .replace(/<(?=(?:link|meta|base|script|style|img|image|iframe|frame|object|embed|source|track|video|audio|input|use|feimage|svg|applet|portal|template)\b)/gi, "<x-")
        .replace(/\b(?=(?:background|ping|style)\s*=)/gi, "x-")
      : "<pre style='white-space:pre-wrap'>" + text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">";
    frame.srcdoc = "<!doctype html><meta charset=utf-8>" + policy + shown;
  });
})();
