// A file of text, read here: its content is sent, the file itself stays where it is.
export default function ({ data, parentElement, setTriggerValue }) {
  const field = parentElement.field ?? (parentElement.field = build(parentElement));
  field.show(data, setTriggerValue);
}

const element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

const decoded = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes); // as older spreadsheets write
  }
};

function build(parent) {
  // the browser's own button would speak the browser's language
  const label = element("label", { class: "cs-step" });
  const input = element("input", { type: "file", class: "cs-unseen", accept: ".csv,.txt,.tsv,.json" });
  const hint = element("p", { class: "cs-hint" });
  parent.append(element("div", { class: "cs-upload cs-form" }, input, label, hint));
  let data, send, times = 0;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    // one byte more than allowed is enough to be told that it is too much
    const text = decoded(await file.slice(0, data.largest + 1).arrayBuffer());
    send("given", { name: file.name, text, time: ++times });
    input.value = ""; // the same file can be given again, once corrected
  });
  return {
    show(newData, sender) {
      data = newData;
      send = sender;
      input.id = data.id;
      label.htmlFor = data.id;
      label.textContent = data.label;
      hint.id = `${data.id}-hint`;
      hint.textContent = data.hint;
      input.setAttribute("aria-describedby", hint.id);
    },
  };
}
