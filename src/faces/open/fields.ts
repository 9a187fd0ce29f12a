/** Fields of the public pages: a label that is a label, room for a hint, and the fault where the eye already is. */
import { el } from "./el.ts";

let lastId = 0;

/** A name for an element that others on the page refer to. */
export function freshId(): string {
  lastId += 1;
  return `op-${lastId}`;
}

export interface Field {
  readonly box: HTMLElement;
  /** Shows what is wrong, or nothing. */
  say(fault: string | undefined): void;
  focus(): void;
}

export interface TextSpec {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  /** More than one: a box to write in. */
  readonly rows?: number;
  readonly type?: "text" | "tel" | "date" | "time" | "number";
  readonly maxLength?: number;
  readonly max?: string;
}

/** The phone's own memory of what was typed is kept out: the next one to hold it may be the one who hurts the child. */
const FORGETFUL = { autocomplete: "off", autocapitalize: "off" } as const;

export function textField(spec: TextSpec): Field {
  const id = freshId();
  const input =
    spec.rows === undefined
      ? el("input", {
          id,
          type: spec.type ?? "text",
          class: "op-input",
          max: spec.max,
          inputmode: spec.type === "number" ? "numeric" : undefined,
          ...FORGETFUL,
        })
      : el("textarea", { id, rows: spec.rows, class: "op-input", ...FORGETFUL });
  if (spec.maxLength !== undefined) input.maxLength = spec.maxLength;
  input.value = spec.value;
  input.addEventListener("input", () => spec.onInput(input.value));
  return framed({ id, label: spec.label, hint: spec.hint, control: input });
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function selectField(spec: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}): Field {
  const id = freshId();
  const select = el(
    "select",
    { id, class: "op-input" },
    ...spec.options.map(({ value, label }) => el("option", { value }, label)),
  );
  select.value = spec.value;
  select.addEventListener("change", () => spec.onChange(select.value));
  return framed({ id, label: spec.label, hint: spec.hint, control: select });
}

function framed(spec: { id: string; label: string; hint: string | undefined; control: HTMLElement }): Field {
  const { control } = spec;
  const fault = el("p", { id: `${spec.id}-fault`, class: "op-fault", hidden: true });
  const hint =
    spec.hint === undefined ? undefined : el("p", { id: `${spec.id}-hint`, class: "op-hint" }, spec.hint);
  control.setAttribute(
    "aria-describedby",
    hint === undefined ? `${spec.id}-fault` : `${spec.id}-hint ${spec.id}-fault`,
  );
  return {
    box: el("div", { class: "op-field" }, el("label", { for: spec.id }, spec.label), hint, control, fault),
    say(words) {
      fault.textContent = words ?? "";
      fault.hidden = words === undefined;
      if (words === undefined) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    },
    focus: () => control.focus(),
  };
}

/** One of several, or any of several: whole rows to tap. */
export function choiceField(spec: {
  readonly legend: string;
  /** The heading above says the same. */
  readonly legendUnseen?: boolean;
  readonly kind: "radio" | "checkbox";
  readonly options: readonly (Option & { readonly under?: string })[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly hint?: string;
}): Field {
  const name = freshId();
  const inputs = spec.options.map(({ value }) => {
    const input = el("input", { type: spec.kind, name, value });
    input.checked = spec.chosen.includes(value);
    input.addEventListener("change", () =>
      spec.onChange(inputs.filter(({ checked }) => checked).map((each) => each.value)),
    );
    return input;
  });
  const fault = el("p", { class: "op-fault", hidden: true });
  const rows = spec.options.map(({ label, under }, index) =>
    el(
      "label",
      { class: "op-choice" },
      inputs[index],
      el("span", {}, label, under === undefined ? undefined : el("small", {}, under)),
    ),
  );
  const hint = spec.hint === undefined ? undefined : el("p", { class: "op-hint" }, spec.hint);
  return {
    box: el(
      "fieldset",
      { class: "op-field" },
      el("legend", spec.legendUnseen === true ? { class: "op-unseen" } : {}, spec.legend),
      hint,
      ...rows,
      fault,
    ),
    say(words) {
      fault.textContent = words ?? "";
      fault.hidden = words === undefined;
    },
    focus: () => inputs[0]?.focus(),
  };
}
