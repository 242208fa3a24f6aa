import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { component, newDocument } from "./dom.mjs";

const show = await component("entries.js");
const FIELD = {
  name: "credit", label: "Crédit", unit: "€", hint: "", fault: "", warning: "", value: "100",
  choices: [], required: true, kind: "number",
};
const CHOICE = { ...FIELD, name: "work", unit: "", value: "", required: false, choices: [{ value: "a", label: "A" }] };
const data = (changes = {}, fields = [FIELD, CHOICE]) => ({
  id: "new", label: "Demande", result: "done", version: 1, immediate: false,
  words: { required: "obligatoire", choose: "à choisir", missing: "non renseigné" },
  groups: [{ title: "Demande", folded: true, fields }],
  buttons: [
    { action: "score", label: "Calculer", primary: true, disabled: false },
    { action: "undo", label: "Annuler", primary: false, disabled: true },
  ],
  ...changes,
});

let parent, sent;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  newDocument('<div id="done"></div>');
  parent = document.createElement("div");
  document.body.append(parent);
  sent = [];
  render(data());
});
afterEach(() => mock.timers.reset());

function render(shown) {
  show({ data: shown, parentElement: parent, setTriggerValue: (...what) => sent.push(what) });
}
const field = (name) => document.getElementById(`new-${name}`);
const submit = () => parent.querySelector("form").dispatchEvent({ type: "submit" });

test("a form sends every field's value", () => {
  field("credit").value = "2,5";
  submit();
  assert.deepEqual(sent, [["submitted", { values: { credit: "2,5", work: "" }, time: 1 }]]);
});

test("the same sent twice is told twice", () => {
  submit();
  submit();
  assert.deepEqual(sent.map(([, { time }]) => time), [1, 2]);
});

test("a field that must be given says so; a choice that may be left out can be", () => {
  assert.equal(parent.querySelector("label").textContent, "Crédit (obligatoire)");
  assert.equal(field("credit").getAttribute("aria-required"), "true");
  assert.deepEqual(field("work").children.map((one) => one.textContent), ["non renseigné", "A"]);
});

test("what is being typed is not overwritten, what is not is", () => {
  field("credit").focus();
  field("credit").value = "250";
  render(data());
  assert.equal(field("credit").value, "250");
  document.body.focus();
  render(data());
  assert.equal(field("credit").value, "100");
});

test("after faults the focus goes to the first, unfolding its group", () => {
  submit();
  render(data({ version: 2 }, [FIELD, { ...CHOICE, fault: "Inconnu." }]));
  assert.equal(document.activeElement, field("work"));
  assert.equal(parent.querySelector("details").open, true);
  assert.equal(field("work").getAttribute("aria-invalid"), "true");
  assert.match(field("work").getAttribute("aria-describedby"), /new-work-fault/u);
});

test("without a fault the focus goes to what came of it, once drawn", () => {
  submit();
  render(data({ version: 2 }));
  assert.notEqual(document.activeElement, document.getElementById("done"));
  mock.timers.tick(200);
  assert.equal(document.activeElement, document.getElementById("done"));
});

test("a button that is not to be pressed does nothing", () => {
  parent.querySelector("[data-action=undo]").click();
  assert.deepEqual(sent, []);
  render(data({ buttons: [{ action: "undo", label: "Annuler", primary: false, disabled: false }] }));
  parent.querySelector("[data-action=undo]").click();
  assert.deepEqual(sent, [["pressed", { action: "undo", time: 1 }]]);
});

test("an immediate form tells each change and sends nothing as a whole", () => {
  render(data({ immediate: true }));
  field("credit").value = "3";
  field("credit").dispatchEvent({ type: "change" });
  submit();
  assert.deepEqual(sent, [["changed", { name: "credit", value: "3", time: 1 }]]);
});
