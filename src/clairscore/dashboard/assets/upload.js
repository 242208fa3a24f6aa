// A file of applications: its content is sent, the file itself stays where it is.
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

// bytes, in characters that a message can carry
const encoded = (bytes) => {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(""));
};

const accept = ".csv,.txt,.tsv,.json,.jsonl,.xlsx,.xls,.ods,.parquet,.zip,.gz";

function build(parent) {
  // the browser's own button would speak the browser's language
  const label = element("label", { class: "cs-step" });
  const input = element("input", { type: "file", class: "cs-unseen", accept });
  const hint = element("p", { class: "cs-hint" });
  parent.append(element("div", { class: "cs-upload cs-form" }, input, label, hint));
  let data, send, times = 0;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    // one byte more than allowed is enough to be told that it is too much
    const bytes = new Uint8Array(await file.slice(0, data.largest + 1).arrayBuffer());
    send("given", { name: file.name, content: encoded(bytes), time: ++times });
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
