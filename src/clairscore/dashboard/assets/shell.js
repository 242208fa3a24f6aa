// The frame around Streamlit: header, language, Streamlit's own words, announcements, downloads.
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const texts = read("cs-texts");
  const chrome = Object.entries(read("cs-chrome")); // Streamlit's words: [English, French]
  const live = document.getElementById("cs-live");
  let send = null;
  let here = { language: document.documentElement.lang, page: "", client: "" };
  let lastAnnounced = "";
  const LONG = 700; // ms: what answers sooner needs no sign that it works

  // header ---------------------------------------------------------------------------------------
  const address = (page, changes) => {
    const query = new URLSearchParams({ lang: here.language, ...changes });
    if (here.client) query.set("client", here.client);
    return `/${page}?${query}`;
  };

  const update = () => {
    const words = texts[here.language];
    document.documentElement.lang = here.language;
    for (const link of document.querySelectorAll(".cs-header nav a")) {
      const page = link.dataset.screen;
      link.textContent = words[`screen-${page}`];
      link.href = address(page);
      if (page === here.page) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    document.querySelector(".cs-header nav").ariaLabel = words.navigation;
    document.querySelector(".cs-skip").textContent = words.skip;
    document.querySelector(".cs-synthetic").textContent = words.synthetic;
    const other = here.language === "fr" ? "en" : "fr";
    const link = document.querySelector(".cs-language");
    Object.assign(link, { lang: other, hreflang: other, textContent: words.language });
    link.href = address(here.page, { lang: other });
  };

  // who comes back to a screen, such as to a list from a client, finds it where it was left
  const RETURN = 1500; // ms: what is drawn later than this is not waited for
  const left = {};
  let returning = false;
  addEventListener("popstate", () => { returning = true; });

  const scrollBack = (y) => {
    const until = performance.now() + RETURN;
    const stop = new AbortController();
    for (const event of ["wheel", "touchstart", "keydown"])
      addEventListener(event, () => stop.abort(), { once: true, passive: true, signal: stop.signal });
    const step = () => {
      if (stop.signal.aborted) return;
      window.scrollTo({ top: y, behavior: "instant" });
      if (Math.abs(scrollY - y) > 1 && performance.now() < until) requestAnimationFrame(step);
      else stop.abort();
    };
    step();
  };

  window.clairscore = {
    connect(place, sender) {
      const moved = here.page && here.page !== place.page;
      const languageChanged = here.language !== place.language;
      here = place;
      send = sender;
      document.querySelector(".cs-loading")?.remove();
      // Streamlit makes its main part a stop of its own for the keyboard; the page scrolls without
      document.getElementById("stMain")?.setAttribute("tabindex", "-1");
      update();
      if (languageChanged) translate(document.body);
      if (moved) scrollBack(returning ? (left[place.page] ?? 0) : 0);
      returning = false;
    },
    ask: null, // set by the search's invisible half
  };

  // a link to a screen or a client is followed within the session
  const goal = (href) => {
    const { pathname, searchParams } = new URL(href);
    const wanted = { page: pathname.slice(1) || "client" };
    for (const name of ["client", "edits"])
      if (searchParams.has(name)) wanted[name] = searchParams.get(name);
    return wanted;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".cs-header a, .cs-skip, .cs-block a[href^='/']");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (!link || !plain) return;
    if (link.matches(".cs-skip")) {
      event.preventDefault();
      const main = document.getElementById("stMain");
      main?.focus();
      main?.scrollIntoView();
    } else if (send) {
      event.preventDefault();
      left[here.page] = scrollY;
      if (link.matches(".cs-language")) send({ language: link.lang });
      else send(goal(link.href));
    }
  });

  // Streamlit's own words ------------------------------------------------------------------------
  const OURS = ".cs-block, .cs-header, .cs-picker, .stMarkdown, script, style";
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

  const escaped = (text) => text.replaceAll(/[.*+?^$(){}[\]\\|/]/gu, "\\$&");
  const pattern = (text) => new RegExp(`^${text.split("{}").map(escaped).join("(.+)")}$`, "u");
  const wordbook = (pairs) => ({
    exact: new Map(pairs),
    patterns: pairs.filter(([from]) => from.includes("{}")).map(([from, to]) => [pattern(from), to]),
  });
  const wordbooks = {
    fr: wordbook(chrome),
    en: wordbook(chrome.map(([english, french]) => [french, english])),
  };

  const said = (text) => {
    const { exact, patterns } = wordbooks[here.language];
    const trimmed = text.trim();
    if (!trimmed) return null;
    if (exact.has(trimmed)) return exact.get(trimmed);
    for (const [from, to] of patterns) {
      const found = trimmed.match(from);
      if (found) return found.slice(1).reduce((words, part) => words.replace("{}", part), to);
    }
    return null;
  };

  const translateText = (node) => {
    const words = said(node.nodeValue);
    if (words && !node.parentElement?.closest(OURS)) node.nodeValue = words;
  };

  const translateAttributes = (node) => {
    for (const name of ATTRIBUTES) {
      const words = node.hasAttribute(name) && said(node.getAttribute(name));
      if (words) node.setAttribute(name, words);
    }
  };

  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(OURS)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
      acceptNode: (node) =>
        node.nodeType === Node.ELEMENT_NODE && node.matches(OURS)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    });
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else translateAttributes(node);
    }
  };

  // announcements --------------------------------------------------------------------------------
  let waiting = 0;
  const news = () =>
    (document.querySelector("[data-announce]") ?? document.querySelector("h1"))?.textContent.trim();
  const announce = () => {
    waiting = 0;
    const text = news();
    if (text && text !== lastAnnounced) live.textContent = lastAnnounced = text;
  };

  // work that takes long is said, and shown by a bar at the top
  const STATE = "data-test-script-state";
  let working = 0;
  const work = (running) => {
    clearTimeout(working);
    document.body.classList.toggle("cs-working", false);
    if (!running) return;
    working = setTimeout(() => {
      document.body.classList.add("cs-working");
      live.textContent = texts[here.language].working;
    }, LONG);
  };

  new MutationObserver((mutations) => {
    for (const { type, target, addedNodes, attributeName } of mutations) {
      if (type === "childList") addedNodes.forEach(translate);
      else if (attributeName === STATE) work(target.getAttribute(STATE) === "running");
      else if (!target.closest(OURS)) translateAttributes(target);
    }
    if (!lastAnnounced) lastAnnounced = news() ?? ""; // what is there on arrival is read anyway
    else if (!waiting) waiting = setTimeout(announce, 150);
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: [...ATTRIBUTES, STATE],
  });

  // downloads ------------------------------------------------------------------------------------
  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  // the rule of `disarmed` in files/values.py: no text becomes a formula in a spreadsheet
  const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;
  const AMOUNT = /^[+-][0-9][0-9\s.,]*(?:%|\p{L}+)?$/u; // no text but a number, which stays one
  const disarmed = (text) => (FORMULA.test(text) && !AMOUNT.test(text) ? `'${text}` : text);
  const quoted = (cell) => `"${disarmed(cell.textContent.trim()).replaceAll('"', '""')}"`;

  const csv = (table) => {
    const separator = here.language === "fr" ? ";" : ",";
    const lines = [...table.rows].map((row) => [...row.cells].map(quoted).join(separator));
    // the mark at the start tells spreadsheets that this is UTF-8
    return new Blob([`\uFEFF${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
  };

  const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity",
    "font", "font-size", "font-weight", "font-family", "text-anchor", "dominant-baseline",
    "paint-order", "stroke-linejoin", "stroke-linecap", "transform"];

  const png = async (svg, caption) => {
    const copy = svg.cloneNode(true);
    const originals = svg.querySelectorAll("*");
    copy.querySelectorAll("*").forEach((node, at) => {
      const style = getComputedStyle(originals[at]);
      for (const name of DRAWN) node.style.setProperty(name, style.getPropertyValue(name));
    });
    const { width, height } = svg.getBoundingClientRect();
    const [margin, top, scale] = [64, 72, 2];
    Object.entries({ xmlns: "http://www.w3.org/2000/svg", width, height }).forEach(([name, value]) =>
      copy.setAttribute(name, value));
    copy.style.overflow = "visible";
    const outer = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    outer.setAttribute("width", width + 2 * margin);
    outer.setAttribute("height", height + top + margin);
    copy.setAttribute("x", margin);
    copy.setAttribute("y", top);
    outer.append(copy);
    const source = new XMLSerializer().serializeToString(outer);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = scale * (width + 2 * margin);
    canvas.height = scale * (height + top + margin);
    const context = canvas.getContext("2d");
    const page = getComputedStyle(document.body);
    context.scale(scale, scale);
    context.fillStyle = page.backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0);
    context.fillStyle = page.color;
    context.font = `600 16px ${page.fontFamily}`;
    context.fillText(caption, margin / 2, 32, width + margin);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-save]");
    const figure = button?.closest(".cs-figure")?.querySelector("figure");
    if (!figure) return;
    const caption = figure.querySelector("figcaption").textContent.trim();
    const name = `${[here.client, figure.id].filter(Boolean).join("-")}.${button.dataset.save}`;
    if (button.dataset.save === "csv") save(csv(figure.querySelector("table")), name);
    else save(await png(figure.querySelector("svg"), caption), name);
  });
})();
