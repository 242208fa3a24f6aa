import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { afterEach, beforeEach, mock, test } from "node:test";

import { newDocument, sourceOf } from "./dom.mjs";

const FORMULAS = JSON.parse(readFileSync(new URL("../hostile/formulas.json", import.meta.url), "utf8"));
const WORDS = {
  "screen-client": "Client", "screen-help": "Aide", navigation: "Écrans", skip: "Au contenu",
  synthetic: "Données fictives", language: "English", working: "En cours",
};
const PAGE = `
  <div class="cs-header"><a class="cs-skip" href="#"></a>
    <nav><a data-screen="client"></a><a data-screen="help"></a></nav>
    <span class="cs-synthetic"></span><a class="cs-language"></a></div>
  <p id="cs-live"></p><h1>Client 1</h1>`;

let page, sent, saved;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  page = newDocument(PAGE);
  const data = {
    "cs-texts": { fr: WORDS, en: { ...WORDS, "screen-help": "Help", working: "Working" } },
    "cs-chrome": { Close: "Fermer", "Fullscreen {}": "{} en plein écran" },
  };
  for (const [id, value] of Object.entries(data)) {
    const node = document.createElement("script");
    node.id = id;
    node.textContent = JSON.stringify(value);
    document.body.append(node);
  }
  document.documentElement.lang = "fr";
  sent = [];
  saved = [];
  URL.createObjectURL = (blob) => saved.push(blob) && "blob:x";
  runInThisContext(sourceOf("shell.js"));
});

afterEach(() => mock.timers.reset());

const connect = (place) =>
  window.clairscore.connect({ language: "fr", page: "client", client: "", ...place }, (wanted) => sent.push(wanted));
const header = (screen) => document.querySelector(`[data-screen=${screen}]`);

const table = (rows) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;

const savedText = async (rows) => {
  const figure = document.createElement("div");
  figure.className = "cs-figure";
  figure.innerHTML = `<figure id="waterfall"><figcaption>x</figcaption>${table(rows)}</figure><button data-save="csv"></button>`;
  document.body.append(figure);
  figure.querySelector("button").click();
  const bytes = new Uint8Array(await saved.at(-1).arrayBuffer());
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
};

for (const [text, formula] of FORMULAS)
  test(`a saved table holds ${JSON.stringify(text)} as text`, async () => {
    connect();
    const cell = (formula ? `'${text}` : text).replaceAll('"', '""');
    assert.equal(await savedText([[text]]), `\uFEFF"${cell}"\r\n`);
  });

for (const number of ["-2,5", "+1\u202F234,5", "+2,3 points", "+5\u202F%"])
  test(`a saved table holds ${number} as a number`, async () => {
    connect();
    assert.equal(await savedText([[number]]), `\uFEFF"${number}"\r\n`);
  });

test("a saved table has the separator of its language, and quotes doubled", async () => {
  connect({ language: "en" });
  assert.equal(await savedText([["a", 'b "c"'], ["d;e", "f,g"]]), '\uFEFF"a","b ""c"""\r\n"d;e","f,g"\r\n');
});

test("a saved table is named by client and figure", async () => {
  connect({ client: "100013" });
  await savedText([["a"]]);
  assert.equal(document.clicked.download, "100013-waterfall.csv");
});

test("links of the header keep language and client, whatever its number holds", () => {
  connect({ client: "a&b=c d/é?#" });
  const { pathname, searchParams } = new URL(header("help").href);
  assert.equal(pathname, "/help");
  assert.deepEqual([...searchParams], [["lang", "fr"], ["client", "a&b=c d/é?#"]]);
});

test("the screen that is shown is the current one of the header", () => {
  connect({ page: "help" });
  assert.equal(header("help").getAttribute("aria-current"), "page");
  assert.equal(header("client").getAttribute("aria-current"), null);
  connect({ page: "client" });
  assert.equal(header("help").getAttribute("aria-current"), null);
});

test("a link is followed within the session, unless it is to open elsewhere", () => {
  connect();
  const link = document.createElement("a");
  link.href = "/client?lang=fr&client=a%26b";
  const block = document.createElement("div");
  block.className = "cs-block";
  block.append(link);
  document.body.append(block);
  assert.equal(link.dispatchEvent({ type: "click", button: 0 }), false);
  assert.equal(link.dispatchEvent({ type: "click", button: 0, ctrlKey: true }), true);
  assert.deepEqual(sent, [{ page: "client", client: "a&b" }]);
});

test("Streamlit's words are said in French, those with a part left open too, ours are left alone", () => {
  connect();
  const [button, ours] = ["button", "div"].map((tag) => document.createElement(tag));
  button.setAttribute("aria-label", "Fullscreen Chart");
  button.append("Close");
  ours.className = "cs-block";
  ours.append("Close");
  document.body.append(button, ours);
  page.mutate({ type: "childList", addedNodes: [button, ours] });
  assert.equal(button.textContent, "Fermer");
  assert.equal(button.getAttribute("aria-label"), "Chart en plein écran");
  assert.equal(ours.textContent, "Close");
  connect({ language: "en" });
  assert.equal(button.textContent, "Close");
});

test("what is there on arrival is not announced; what comes later is", () => {
  connect();
  page.mutate({ type: "childList", addedNodes: [] });
  mock.timers.tick(1000);
  assert.equal(document.getElementById("cs-live").textContent, "");
  document.querySelector("h1").textContent = "Client 2";
  page.mutate({ type: "childList", addedNodes: [] });
  mock.timers.tick(1000);
  assert.equal(document.getElementById("cs-live").textContent, "Client 2");
});

test("work is said only once it takes long", () => {
  connect();
  const run = (state) => {
    document.body.setAttribute("data-test-script-state", state);
    page.mutate({ type: "attributes", target: document.body, attributeName: "data-test-script-state" });
  };
  run("running");
  mock.timers.tick(699);
  run("notRunning");
  mock.timers.tick(1000);
  assert.equal(document.getElementById("cs-live").textContent, "");
  run("running");
  mock.timers.tick(700);
  assert.equal(document.getElementById("cs-live").textContent, "En cours");
  assert.ok(document.body.classList.contains("cs-working"));
  run("notRunning");
  assert.ok(!document.body.classList.contains("cs-working"));
});