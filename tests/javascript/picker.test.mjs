import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { component, newDocument } from "./dom.mjs";

const show = await component("picker.js");
const suggest = await component("suggestions.js");
const DATA = {
  client: "2", label: "Client", search: "Chercher", list: "Clients", placeholder: "numéro",
  previous: "1", previousWords: "Précédent", next: "", nextWords: "Suivant",
  groups: [
    { title: "Premiers", clients: [{ id: "1", detail: "a", note: "" }, { id: "a&b", detail: "b", note: "vu" }] },
    { title: "Aucun", clients: [] },
  ],
};

let input, list, parent, sent;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  newDocument();
  parent = document.createElement("div");
  document.body.append(parent);
  sent = [];
  show({ data: DATA, parentElement: parent, setTriggerValue: (...what) => sent.push(what) });
  input = parent.querySelector("input");
  list = parent.querySelector("[role=listbox]");
});
afterEach(() => mock.timers.reset());

const press = (key) => input.dispatchEvent({ type: "keydown", key });
const selected = () => list.querySelector("[aria-selected=true]")?.querySelector("strong").textContent;

test("the arrows open the list and go round it", () => {
  press("ArrowDown");
  assert.equal(input.getAttribute("aria-expanded"), "true");
  assert.equal(selected(), undefined);
  const seen = ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"].map((key) => (press(key), selected()));
  assert.deepEqual(seen, ["1", "a&b", "1", "a&b"]);
  assert.equal(input.getAttribute("aria-activedescendant"), "cs-option-1");
});

test("Enter chooses what is marked, as it is written, and closes the list", () => {
  ["ArrowDown", "ArrowUp", "Enter"].forEach(press);
  assert.deepEqual(sent, [["chosen", "a&b"]]);
  assert.equal(list.hidden, true);
  assert.equal(input.value, "a&b");
});

test("Enter with nothing marked chooses what was typed", () => {
  input.value = " 77 ";
  press("Enter");
  assert.deepEqual(sent, [["chosen", "77"]]);
});

test("the client that is shown is not asked for again", () => {
  input.value = "2";
  press("Enter");
  assert.deepEqual(sent, []);
});

test("a key pressed while a character is composed does nothing", () => {
  input.dispatchEvent({ type: "keydown", key: "ArrowDown", isComposing: true });
  assert.equal(list.hidden, true);
});

test("Escape closes the list, then brings the shown client back", () => {
  press("ArrowDown");
  input.value = "x";
  press("Escape");
  assert.equal(input.value, "x");
  press("Escape");
  assert.equal(input.value, "2");
});

test("a group without clients has no heading", () => {
  press("ArrowDown");
  assert.equal(list.querySelectorAll("[role=group]").length, 1);
});

test("who types quickly asks once", () => {
  const asked = [];
  globalThis.clairscore = { ask: (text) => asked.push(text) };
  for (const text of ["1", "10", "100"]) {
    input.value = text;
    input.dispatchEvent({ type: "input" });
    mock.timers.tick(99);
  }
  assert.deepEqual(asked, []);
  mock.timers.tick(1);
  assert.deepEqual(asked, ["100"]);
});

test("suggestions for what is no longer typed are dropped", () => {
  const found = { text: "10", sentence: "1 client", total: 1, first: [{ id: "10", detail: "", note: "" }] };
  input.focus();
  input.value = "100";
  suggest({ data: found, setStateValue() {} });
  assert.equal(list.hidden, true);
  input.value = "10";
  suggest({ data: found, setStateValue() {} });
  assert.equal(list.hidden, false);
  assert.equal(parent.querySelector("[role=status]").textContent, "1 client");
});

test("without a next client the button stays, says so, and does nothing", () => {
  const [previous, next] = parent.querySelectorAll("button");
  assert.equal(next.getAttribute("aria-disabled"), "true");
  next.click();
  previous.click();
  assert.deepEqual(sent, [["chosen", "1"]]);
});

test("what is typed stays while the same client is shown again", () => {
  input.value = "10";
  show({ data: DATA, parentElement: parent, setTriggerValue() {} });
  assert.equal(input.value, "10");
  show({ data: { ...DATA, client: "3" }, parentElement: parent, setTriggerValue() {} });
  assert.equal(input.value, "3");
});
