/**
 * The public pages' only machinery: an element with what it holds. A library for pages would be more code than all of them, on
 * phones that load it over 2G; here a field is made once and stays, so nothing typed can be lost by drawing it again.
 */
type Child = Node | string | false | undefined;

interface Props {
  readonly class?: string;
  readonly id?: string;
  /** Attributes as they stand in the page; `false` and `undefined` leave one out, `true` writes it without a value. */
  readonly [attribute: string]: string | number | boolean | undefined;
}

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  fillWith(element, children);
  return element;
}

/** Text is always text: what somebody typed can never become a part of the page. */
export function fillWith(element: Element, children: readonly Child[]): void {
  while (element.firstChild !== null) element.removeChild(element.firstChild);
  for (const child of children) {
    if (child === undefined || child === false) continue;
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

export function button(words: string, act: () => void, look = "op-button"): HTMLButtonElement {
  const made = el("button", { type: "button", class: look }, words);
  made.addEventListener("click", act);
  return made;
}
