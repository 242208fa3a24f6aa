// Controls made on the server, above what they lead to. Choices are sent as they are made; the
// controls stay while what they lead to changes, so that a slider can be dragged on.
export default function ({ data, parentElement, setTriggerValue }) {
  let host = parentElement.querySelector(":scope > .cs-block");
  if (!host) {
    host = document.createElement("div");
    host.className = "cs-block cs-controlled";
    host.innerHTML = "<div></div><div></div>";
    host.addEventListener("input", ({ target }) => {
      if (!target.matches("[type=range], [type=search]")) return;
      if (target.dataset.words) tell(target);
      clearTimeout(host.waiting);
      host.waiting = setTimeout(() => host.choose(target), 60);
    });
    host.addEventListener("change", ({ target }) => {
      clearTimeout(host.waiting);
      if (target.name) host.choose(target);
    });
    host.addEventListener("click", ({ target }) => {
      const button = target.closest("button[name]");
      if (button && button.ariaDisabled !== "true") host.choose(button);
    });
    parentElement.append(host);
  }
  host.choose = (control) => {
    host.waiting = 0;
    host.asked = true;
    const steps = control.dataset.values?.split("|");
    setTriggerValue("chosen", { [control.name]: steps ? steps[control.value] : control.value });
  };
  const [controls, results] = host.children;
  show(controls, data.controls);
  for (const [name, value] of Object.entries(data.values)) {
    const control = controls.querySelector(`[name="${CSS.escape(name)}"]`);
    if (!control || host.waiting) continue;
    const steps = control.dataset.values?.split("|");
    control.value = steps ? steps.indexOf(value) : value;
    if (steps) tell(control);
  }
  const changed = show(results, data.html);
  if (changed && host.asked) {
    host.asked = false; // a change that was not asked for here, such as of client, says itself
    const said = results.querySelector("[data-said], .figure-sentence");
    document.getElementById("cs-live").textContent = said?.textContent.trim() ?? "";
  }
}

const tell = (slider) => {
  const words = slider.dataset.words.split("|")[slider.value];
  slider.setAttribute("aria-valuetext", words);
  slider.parentElement.querySelector("output").textContent = words;
};

const show = (place, html) => {
  if (place.shown === html) return false;
  const unfolded = [...place.querySelectorAll("details[open]")].map((one) => one.closest("figure")?.id);
  const focusable = "a[href], button, summary, [tabindex]";
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const at = focused && [...place.querySelectorAll(focusable)].indexOf(focused);
  const again = focused?.name && `button[name="${focused.name}"]`;
  const same = again && [...place.querySelectorAll(again)].indexOf(focused);
  place.innerHTML = place.shown = html;
  for (const id of unfolded) {
    const details = id && place.querySelector(`#${CSS.escape(id)} details`);
    if (details) details.open = true;
  }
  if (focused) (again ? place.querySelectorAll(again)[same] : place.querySelectorAll(focusable)[at])?.focus();
  return true;
};
