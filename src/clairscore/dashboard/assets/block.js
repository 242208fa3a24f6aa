// Shows markup made on the server. What the reader had unfolded or focused stays so.
export default function ({ data, parentElement }) {
  let host = parentElement.querySelector(":scope > .cs-block");
  if (!host) {
    host = document.createElement("div");
    host.className = "cs-block";
    parentElement.append(host);
  }
  if (host.shown === data.html) return;
  const unfolded = [...host.querySelectorAll("details[open][id]")].map((one) => one.id);
  const focused = host.contains(document.activeElement) ? document.activeElement : null;
  const place = focused && [...host.querySelectorAll(FOCUSABLE)].indexOf(focused);
  host.innerHTML = host.shown = data.html;
  for (const id of unfolded) {
    const details = host.querySelector(`#${CSS.escape(id)}`);
    if (details) details.open = true;
  }
  if (focused) (host.querySelectorAll(FOCUSABLE)[place] ?? host.querySelector("h1, h2"))?.focus();
}
const FOCUSABLE = "a[href], button, input, select, summary, [tabindex]";
