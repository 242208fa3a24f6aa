// Markup made on the server: block.js shows it, controls.js adds choices, upload.js reads a file.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { component, newDocument } from "./dom.mjs";

const [block, controls, upload, bridge] = await Promise.all(
  ["block.js", "controls.js", "upload.js", "bridge.js"].map(component),
);

let parent, sent;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  newDocument('<p id="cs-live"></p>');
  parent = document.createElement("div");
  document.body.append(parent);
  sent = [];
});
afterEach(() => mock.timers.reset());

const render = (show, data) =>
  show({ data, parentElement: parent, setTriggerValue: (...what) => sent.push(what) });
const SLIDER = '<div><input type="range" name="top" data-values="5|10" data-words="cinq|dix"><output></output></div>';

test("what was unfolded and focused stays so when the same screen is drawn anew", () => {
  const html = (n) => `<details id="theme"><summary>${n}</summary></details><a href="/help">x</a>`;
  render(block, { html: html(1) });
  parent.querySelector("details").open = true;
  parent.querySelector("a").focus();
  render(block, { html: html(2) });
  assert.equal(parent.querySelector("summary").textContent, "2");
  assert.equal(parent.querySelector("details").open, true);
  assert.equal(document.activeElement, parent.querySelector("a"));
});

test("the same markup is not drawn again", () => {
  render(block, { html: "<p>1</p>" });
  const before = parent.querySelector("p");
  render(block, { html: "<p>1</p>" });
  assert.equal(parent.querySelector("p"), before);
});

test("a slider that is dragged sends where it stops, in the words of its step", () => {
  render(controls, { controls: SLIDER, html: "<p>r</p>", values: { top: "5" } });
  const slider = parent.querySelector("input");
  assert.equal(slider.value, "0");
  for (const at of ["1", "0", "1"]) {
    slider.value = at;
    slider.dispatchEvent({ type: "input" });
    mock.timers.tick(59);
  }
  assert.equal(parent.querySelector("output").textContent, "dix");
  assert.deepEqual(sent, []);
  mock.timers.tick(1);
  assert.deepEqual(sent, [["chosen", { top: "10" }]]);
});

test("a change that was asked for here is announced; another is not", () => {
  const shown = (words) => ({ controls: SLIDER, html: `<p data-said="">${words}</p>`, values: { top: "5" } });
  const announced = () => document.getElementById("cs-live").textContent;
  render(controls, shown("un"));
  render(controls, shown("deux"));
  assert.equal(announced(), "");
  parent.querySelector("input").dispatchEvent({ type: "change" });
  render(controls, shown("trois"));
  assert.equal(announced(), "trois");
});

const give = async (bytes, largest) => {
  render(upload, { id: "up", label: "Fichier", hint: "CSV", largest });
  const input = parent.querySelector("input");
  input.files = [new File([new Uint8Array(bytes)], "x.csv")];
  input.dispatchEvent({ type: "change" });
  await new Promise((done) => setImmediate(done));
  await new Promise((done) => setImmediate(done));
  const [event, { name, content, time }] = sent.at(-1);
  return { event, name, time, bytes: [...Buffer.from(content, "base64")] };
};

test("a file is sent with its bytes as they are, however many", async () => {
  const bytes = Array.from({ length: 70_000 }, (_, at) => at % 256);
  assert.deepEqual(await give(bytes, 100_000), { event: "given", name: "x.csv", time: 1, bytes });
});

test("the same file given again is told again", async () => {
  await give([1], 10);
  assert.equal((await give([1], 10)).time, 2);
});

test("of a file that is too large one byte more than allowed is sent, and no more", async () => {
  assert.equal((await give(Array.from({ length: 100 }).fill(65), 4)).bytes.length, 5);
});

test("the header learns where the reader is, and where to send them", () => {
  const places = [];
  globalThis.clairscore = { connect: (place, send) => places.push([place, send]) };
  render(bridge, { page: "help" });
  const [[place, send]] = places;
  send({ page: "client" });
  assert.deepEqual([place, sent], [{ page: "help" }, [["wanted", { page: "client" }]]]);
});
