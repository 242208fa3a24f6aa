// Invisible: tells the header where the reader is, and the server where the header leads.
export default function ({ data, setTriggerValue }) {
  window.clairscore?.connect(data, (wanted) => setTriggerValue("wanted", wanted));
}
