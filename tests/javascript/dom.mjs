// As much of a document as the dashboard's scripts use, so that they are tested without a browser.
import { readFileSync } from "node:fs";

const ASSETS = new URL("../../src/clairscore/dashboard/assets/", import.meta.url);
const VOID = new Set(["br", "hr", "img", "input", "meta"]);

const kebab = (name) => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

// a step of a selector: tag, #id, .class, [attribute], [attribute=value], [attribute^='value'], :scope
const matchesStep = (element, step, scope) => {
  if (!/^(?:\w+|\*)?(?:#[\w-]+|\.[\w-]+|\[[^\]]+\]|:scope)*$/u.test(step)) throw new Error(`selector ${step}`);
  const [tag] = step.match(/^\w+/u) ?? [];
  if (tag && element.tag !== tag) return false;
  return (step.match(/#[\w-]+|\.[\w-]+|\[[^\]]+\]|:scope/gu) ?? []).every((part) => {
    if (part === ":scope") return element === scope;
    if (part[0] === "#") return element.id === part.slice(1);
    if (part[0] === ".") return element.classList.contains(part.slice(1));
    const [, name, how, value] = part.match(/^\[([\w-]+)(\^?=)?["']?(.*?)["']?\]$/u);
    const own = element.getAttribute(name);
    if (own === null || !how) return own !== null;
    return how === "=" ? own === value : own.startsWith(value);
  });
};

const matchesPath = (element, steps, scope) => {
  const last = steps.at(-1);
  if (!element || !matchesStep(element, last, scope)) return false;
  const above = steps.slice(0, -1);
  if (!above.length) return true;
  if (above.at(-1) === ">") return matchesPath(element.parentElement, above.slice(0, -1), scope);
  for (let one = element.parentElement; one; one = one.parentElement)
    if (matchesPath(one, above, scope)) return true;
  return false;
};

export class FakeText {
  nodeType = 3;
  parentElement = null;
  constructor(text) {
    this.nodeValue = String(text);
  }
  get textContent() {
    return this.nodeValue;
  }
}

export class FakeElement {
  nodeType = 1;
  parentElement = null;
  childNodes = [];
  #attributes = new Map();
  #listeners = new Map();
  #value = null;

  constructor(tag, document) {
    this.tag = tag;
    this.ownerDocument = document;
    this.style = { setProperty() {} };
    this.dataset = new Proxy({}, {
      get: (_, name) => this.getAttribute(`data-${kebab(name)}`) ?? undefined,
    });
    const classes = () => new Set(this.className.split(" ").filter(Boolean));
    const keep = (found) => (this.className = [...found].join(" "));
    this.classList = {
      contains: (name) => classes().has(name),
      add: (name) => keep(classes().add(name)),
      toggle: (name, on) => {
        const found = classes();
        if (on) found.add(name);
        else found.delete(name);
        keep(found);
      },
    };
  }

  // attributes, and the properties that mirror them
  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.#attributes.set(name, String(value));
  }
  hasAttribute(name) {
    return this.#attributes.has(name);
  }
  removeAttribute(name) {
    this.#attributes.delete(name);
  }

  get children() {
    return this.childNodes.filter((node) => node.nodeType === 1);
  }
  get textContent() {
    return this.childNodes.map((node) => node.textContent).join("");
  }
  set textContent(text) {
    this.replaceChildren(text);
  }
  get innerHTML() {
    throw new Error("read what is shown from the tree");
  }
  set innerHTML(html) {
    this.replaceChildren();
    const open = [this];
    for (const [, tag, attributes, text] of html.matchAll(/<(\/?\w+)([^>]*)>|([^<]+)/gu)) {
      if (text) open.at(-1).append(text);
      else if (tag[0] === "/") open.pop();
      else {
        const node = this.ownerDocument.createElement(tag);
        for (const [, name, value] of attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/gu)) node.setAttribute(name, value ?? "");
        open.at(-1).append(node);
        if (!VOID.has(tag)) open.push(node);
      }
    }
  }
  get value() {
    return this.#value ?? this.getAttribute("value") ?? "";
  }
  set value(value) {
    this.#value = String(value);
  }
  get rows() {
    return this.querySelectorAll("tr");
  }
  get cells() {
    return this.children;
  }

  append(...nodes) {
    for (const node of nodes) {
      const child = node.nodeType ? node : new FakeText(node);
      child.parentElement?.removeChild(child);
      child.parentElement = this;
      this.childNodes.push(child);
    }
  }
  removeChild(child) {
    this.childNodes = this.childNodes.filter((node) => node !== child);
    child.parentElement = null;
  }
  replaceChildren(...nodes) {
    for (const node of this.childNodes) node.parentElement = null;
    this.childNodes = [];
    this.append(...nodes);
  }
  remove() {
    this.parentElement?.removeChild(this);
  }
  contains(node) {
    for (let one = node; one; one = one.parentElement) if (one === this) return true;
    return false;
  }

  // finding
  *descendants() {
    for (const node of this.childNodes) {
      yield node;
      if (node.nodeType === 1) yield* node.descendants();
    }
  }
  matches(selector, scope = this) {
    return selector.split(",").some((path) => matchesPath(this, path.trim().split(/\s+/u), scope));
  }
  closest(selector) {
    for (let one = this; one; one = one.parentElement) if (one.matches(selector)) return one;
    return null;
  }
  querySelectorAll(selector) {
    return [...this.descendants()].filter((node) => node.nodeType === 1 && node.matches(selector, this));
  }
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  // what happens
  addEventListener(type, act) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), act]);
  }
  removeEventListener(type, act) {
    this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((one) => one !== act));
  }
  dispatchEvent(event) {
    event.target ??= this;
    let prevented = false;
    event.preventDefault ??= () => (prevented = true);
    for (const act of this.#listeners.get(event.type) ?? []) act(event);
    if (this.parentElement) this.parentElement.dispatchEvent(event);
    else if (this !== this.ownerDocument) this.ownerDocument?.dispatchEvent(event);
    return !prevented;
  }
  click() {
    this.ownerDocument.clicked = this;
    return this.dispatchEvent({ type: "click", button: 0 });
  }
  focus() {
    this.ownerDocument.activeElement = this;
  }
  select() {}
  scrollIntoView() {}
  setSelectionRange() {}
}

for (const name of ["id", "lang", "hreflang", "download", "placeholder", "type", "name", "htmlFor", "className", "ariaLabel", "ariaDisabled"]) {
  const attribute = { htmlFor: "for", className: "class" }[name] ?? kebab(name);
  Object.defineProperty(FakeElement.prototype, name, {
    get() {
      return this.getAttribute(attribute) ?? "";
    },
    set(value) {
      this.setAttribute(attribute, value);
    },
  });
}
Object.defineProperty(FakeElement.prototype, "href", {
  get() {
    return new URL(this.getAttribute("href"), "http://testserver/").href;
  },
  set(address) {
    this.setAttribute("href", address);
  },
});
for (const name of ["hidden", "open"])
  Object.defineProperty(FakeElement.prototype, name, {
    get() {
      return this.hasAttribute(name);
    },
    set(on) {
      if (on) this.setAttribute(name, "");
      else this.removeAttribute(name);
    },
  });

// Put a new document, with this in its body, where scripts look for one.
export function newDocument(html = "") {
  const document = new FakeElement("#document");
  document.ownerDocument = document;
  document.createElement = (tag) => new FakeElement(tag, document);
  document.getElementById = (id) => [...document.descendants()].find((node) => node.id === id) ?? null;
  document.createTreeWalker = (root, _, { acceptNode }) => {
    const skipped = new Set();
    const nodes = [...root.descendants()].filter((node) => {
      if (skipped.has(node.parentElement) || acceptNode(node) === NodeFilter.FILTER_REJECT) skipped.add(node);
      return !skipped.has(node);
    });
    return { nextNode: () => nodes.shift() ?? null };
  };
  document.documentElement = document.createElement("html");
  document.body = document.createElement("body");
  document.append(document.documentElement);
  document.documentElement.append(document.body);
  document.body.innerHTML = html;
  const observers = [];
  Object.assign(globalThis, {
    document,
    window: globalThis,
    scrollY: 0,
    scrollTo() {},
    requestAnimationFrame() {},
    addEventListener() {},
    CSS: { escape: (text) => text },
    Node: { TEXT_NODE: 3, ELEMENT_NODE: 1 },
    NodeFilter: { SHOW_TEXT: 4, SHOW_ELEMENT: 1, FILTER_REJECT: 2, FILTER_ACCEPT: 1 },
    CustomEvent: class {
      constructor(type, { detail }) {
        Object.assign(this, { type, detail });
      }
    },
    MutationObserver: class {
      constructor(notice) {
        observers.push(notice);
      }
      observe() {}
    },
  });
  globalThis.clairscore = undefined;
  return { document, mutate: (...mutations) => observers.forEach((notice) => notice(mutations)) };
}

export const sourceOf = (name) => readFileSync(new URL(name, ASSETS), "utf8");

// The component of an asset: a function that shows data in a parent and sends what the reader does.
export async function component(name) {
  const { default: show } = await import(`data:text/javascript,${encodeURIComponent(sourceOf(name))}`);
  return show;
}
