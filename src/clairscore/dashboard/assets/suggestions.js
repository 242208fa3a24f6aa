// Invisible half of the search: only this reruns while someone types, not the whole screen.
export default function ({ data, setStateValue }) {
  if (window.clairscore) window.clairscore.ask = (text) => setStateValue("text", text);
  document.dispatchEvent(new CustomEvent("clairscore:suggested", { detail: data }));
}
