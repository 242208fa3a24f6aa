// A form: fields with their hints, warnings and faults, in groups that may be folded; then buttons.
// What is being typed is never overwritten; once sent, the focus goes to the first fault, or to what comes of it.
export default function ({ data, parentElement, setTriggerValue }) {
  const form = parentElement.form ?? (parentElement.form = build(parentElement));
  form.show(data, setTriggerValue);
}

const element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

const RESULT_DRAWN = 200; // ms: what comes of it is drawn after the form

const say = (node, words) => {
  if (node.textContent !== words) node.textContent = words;
  node.hidden = !words;
};

function build(parent) {
  const root = element("form", { class: "cs-form", novalidate: "", autocomplete: "off" });
  const groups = element("div");
  const buttons = element("p", { class: "cs-buttons" });
  root.append(groups, buttons);
  parent.append(root);

  let data, send, shape = "", sent = null, times = 0;
  const fields = new Map();

  const tell = (event, facts) => send(event, { ...facts, time: ++times }); // the same twice is told twice

  const makeField = ({ name, choices, kind }) => {
    const id = `${data.id}-${name}`;
    const part = (says, role) => element("p", { class: `cs-${says}`, id: `${id}-${says}`, ...(role && { role }) });
    const input = choices.length
      ? element("select", { id })
      : kind === "text" ? element("textarea", { id, rows: "4" })
      : element("input", { id, type: "text", inputmode: kind === "number" ? "decimal" : "text", spellcheck: "false" });
    const field = {
      input,
      label: element("label", { for: id }),
      unit: element("span", { class: "cs-unit", id: `${id}-unit` }),
      fault: part("fault", "alert"),
      warning: part("warning", "status"),
      hint: part("hint"),
      shown: "",
    };
    input.addEventListener("change", () => {
      if (data.immediate) tell("changed", { name, value: input.value });
    });
    field.node = element("div", { class: "cs-entry" }, field.label,
      element("div", { class: "cs-value" }, input, field.unit), field.fault, field.warning, field.hint);
    return field;
  };

  const rebuild = () => {
    fields.clear();
    groups.replaceChildren(...data.groups.map(({ folded, fields: members }, g) => {
      const list = element("div", { class: "cs-entries" });
      for (const one of members) {
        const field = makeField(one);
        fields.set(one.name, field);
        list.append(field.node);
      }
      const id = `${data.id}-group-${g}`;
      return folded
        ? element("details", { class: "cs-theme" }, element("summary"), list)
        : element("div", { role: "group", "aria-labelledby": id }, element("h2", { id }), list);
    }));
  };

  const update = (field, { label, unit, hint, value, choices, required, fault, warning }) => {
    const { input } = field;
    field.label.textContent = required ? `${label} (${data.words.required})` : label;
    say(field.unit, unit);
    say(field.fault, fault);
    say(field.warning, warning);
    say(field.hint, hint);
    const described = [field.unit, field.fault, field.warning, field.hint].filter((node) => !node.hidden);
    input.setAttribute("aria-describedby", described.map((node) => node.id).join(" "));
    input.setAttribute("aria-invalid", String(Boolean(fault)));
    input.setAttribute("aria-required", String(required));
    if (choices.length) {
      const none = required ? data.words.choose : data.words.missing; // left out is an answer, or isn't
      const offered = [{ value: "", label: none }, ...choices];
      if (JSON.stringify(offered) !== field.offered) {
        input.replaceChildren(...offered.map((one) => element("option", { value: one.value }, one.label)));
        field.offered = JSON.stringify(offered);
      }
    }
    const typing = document.activeElement === input && input.value !== field.shown && value === field.shown;
    if (!typing) input.value = value;
    field.shown = value;
  };

  const showButtons = () => {
    const focused = buttons.contains(document.activeElement) && document.activeElement.dataset.action;
    buttons.replaceChildren(...data.buttons.map(({ action, label, primary, disabled }) => {
      const button = element("button", { type: primary ? "submit" : "button", "data-action": action,
        class: primary ? "cs-send" : "cs-step", "aria-disabled": String(disabled) }, label);
      if (!primary) button.addEventListener("click", () => disabled || tell("pressed", { action }));
      return button;
    }));
    if (focused) buttons.querySelector(`[data-action="${focused}"]`)?.focus();
  };

  const toFirstFault = () => {
    const faulty = [...fields.values()].find(({ fault }) => !fault.hidden);
    if (!faulty) return void setTimeout(() => document.getElementById(data.result)?.focus(), RESULT_DRAWN);
    const folded = faulty.node.closest("details");
    if (folded) folded.open = true;
    faulty.input.focus();
  };

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    if (data.immediate) return;
    sent = data.version;
    tell("submitted", { values: Object.fromEntries([...fields].map(([name, { input }]) => [name, input.value])) });
  });

  return {
    show(newData, sender) {
      data = newData;
      send = sender;
      root.setAttribute("aria-label", data.label);
      const members = data.groups.flatMap((group) => group.fields);
      const newShape = JSON.stringify(data.groups.map((group) => group.fields.map(({ name }) => name)));
      if (newShape !== shape) rebuild();
      shape = newShape;
      [...groups.querySelectorAll("h2, summary")].forEach((node, g) => (node.textContent = data.groups[g].title));
      for (const one of members) update(fields.get(one.name), one);
      showButtons();
      if (sent === null || sent === data.version) return;
      sent = null;
      toFirstFault();
    },
  };
}
