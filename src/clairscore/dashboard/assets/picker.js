// Finding a client: a combobox with a list (WAI-ARIA Authoring Practices), previous and next.
export default function ({ data, parentElement, setTriggerValue }) {
  const picker = parentElement.picker ?? (parentElement.picker = build(parentElement));
  picker.show(data, setTriggerValue);
  return () => picker.leave();
}

const DEBOUNCE = 100; // ms: shorter asks more often than one types

const element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

function build(parent) {
  const label = element("label", { for: "cs-client" });
  const input = element("input", {
    id: "cs-client", type: "text", role: "combobox", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": "cs-clients", autocomplete: "off", spellcheck: "false",
  });
  const list = element("div", { id: "cs-clients", role: "listbox", hidden: "" });
  const status = element("p", { role: "status", class: "cs-found" });
  const previous = element("button", { type: "button", class: "cs-step" });
  const next = element("button", { type: "button", class: "cs-step" });
  const root = element("div", { class: "cs-picker", role: "search" },
    element("div", { class: "cs-field" }, label, input, list, status), previous, next);
  parent.append(root);

  let data, send, timer, options = [], active = -1;

  const choose = (id) => {
    close();
    input.value = id;
    input.setSelectionRange(id.length, id.length);
    if (id !== data.client) send("chosen", id);
  };

  const close = () => {
    clearTimeout(timer);
    list.hidden = true;
    status.textContent = "";
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (at) => {
    active = at;
    options.forEach((option, k) => option.setAttribute("aria-selected", String(k === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };

  const fill = (groups) => {
    list.replaceChildren();
    options = [];
    for (const [g, { title, clients }] of groups.entries()) {
      if (!clients.length) continue;
      const heading = element("div", { id: `cs-group-${g}`, role: "presentation" }, title);
      const group = element("div", { role: "group", "aria-labelledby": heading.id }, heading);
      for (const { id, detail, note } of clients) {
        const option = element("div",
          { role: "option", id: `cs-option-${options.length}`, "aria-selected": "false" },
          element("strong", {}, id), element("span", {}, note ? `${note} · ${detail}` : detail));
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(id));
        options.push(option);
        option.client = id;
        group.append(option);
      }
      list.append(group);
    }
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  const offer = () => {
    const typed = input.value.trim();
    if (!typed || typed === data.client) return fill(data.groups);
    clearTimeout(timer);
    timer = setTimeout(() => window.clairscore?.ask?.(typed), DEBOUNCE);
  };

  const suggested = ({ detail: found }) => {
    if (found.text !== input.value.trim() || document.activeElement !== input) return;
    fill([{ title: found.sentence, clients: found.first }]);
    status.textContent = found.sentence;
    status.classList.toggle("cs-unseen", found.total > 0); // the list says it to those who see
  };

  const KEYS = {
    ArrowDown: () => (list.hidden ? offer() : mark((active + 1) % options.length)),
    ArrowUp: () => (list.hidden ? offer() : mark(active <= 0 ? options.length - 1 : active - 1)),
    Enter: () => choose(active >= 0 ? options[active].client : input.value.trim()),
    Escape: () => {
      if (list.hidden) input.value = data.client;
      close();
    },
  };

  input.addEventListener("keydown", (event) => {
    const act = !event.isComposing && KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  input.addEventListener("input", offer);
  input.addEventListener("click", offer);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  for (const button of [previous, next])
    button.addEventListener("click", () => button.client && send("chosen", button.client));
  document.addEventListener("clairscore:suggested", suggested);

  return {
    show(newData, sender) {
      const moved = !data || data.client !== newData.client;
      data = newData;
      send = sender;
      label.textContent = data.label;
      root.setAttribute("aria-label", data.search);
      list.setAttribute("aria-label", data.list);
      input.placeholder = data.placeholder;
      if (moved && list.hidden) input.value = data.client;
      for (const [button, client, words] of [
        [previous, data.previous, data.previousWords],
        [next, data.next, data.nextWords],
      ]) {
        button.client = client;
        button.textContent = words;
        // not `disabled`: that would drop the focus of who walks through the list
        button.setAttribute("aria-disabled", String(!client));
      }
    },
    leave() {
      clearTimeout(timer);
      document.removeEventListener("clairscore:suggested", suggested);
      root.remove();
      delete parent.picker;
    },
  };
}
