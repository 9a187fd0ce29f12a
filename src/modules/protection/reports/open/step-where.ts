import { button, el } from "../../../../faces/open/el.ts";
import { choiceField, type Field, selectField, textField } from "../../../../faces/open/fields.ts";
import { nowIso, today } from "../../../../kernel/clock.ts";
import { ReportContent } from "../report-form.contract.ts";
import type { FormStep, ReportForm } from "./form-step.ts";
import { labelOf } from "./label-of.ts";

const { shape } = ReportContent;

export const whereStep: FormStep = {
  heading: "在哪里，什么时候？",
  asks: ["placeCode", "address", "seenAt"],
  build(form) {
    const places = el("div", { class: "op-field" });
    const fields: Record<string, Field> = {};
    const showPlaces = () => {
      const { nodes, field } = placeFields(form, showPlaces);
      places.textContent = "";
      places.append(...nodes);
      if (field !== undefined) fields["placeCode"] = field;
    };
    showPlaces();
    const address = textField({
      label: labelOf(shape.address),
      hint: "比如几组几号、学校门口、哪条路边。",
      maxLength: 200,
      value: form.draft().address,
      onInput: (words) => form.set({ address: words }),
    });
    const when = whenField(form);
    return {
      nodes: [places, address.box, ...when.nodes],
      fields: Object.assign(fields, { address, seenAt: when.field }),
    };
  },
};

function placeFields(form: ReportForm, redraw: () => void): { nodes: Node[]; field?: Field } {
  const list = form.places.known();
  if (list === undefined) {
    const waiting = el("p", { class: "op-hint", role: "status" }, "正在读镇街和村（社区）名单…");
    const fail = () => {
      waiting.textContent = "名单没有读到。可以直接把镇街和村写在下面的“具体位置”里。";
      waiting.append(button("再读一次", redraw, "op-link"));
    };
    form.places.list().then(redraw, fail);
    return { nodes: [waiting] };
  }
  const code = form.draft().placeCode;
  const chosen = list.townships.find((each) => each.code === code.slice(0, 9));
  const choose = (placeCode: string) => {
    form.set({ placeCode });
    redraw();
  };
  const township = selectField({
    label: "镇街",
    value: chosen?.code ?? "",
    options: optionsOf("说不清", list.townships),
    onChange: (next) => {
      choose(next);
      // The field just left is a new one after drawing; the thumb must find itself where it was.
      document.querySelector<HTMLElement>("[data-place='township'] select")?.focus();
    },
  });
  township.box.dataset["place"] = "township";
  const village =
    chosen &&
    selectField({
      label: "村（社区）",
      value: chosen.villages.some((each) => each.code === code) ? code : chosen.code,
      options: [{ value: chosen.code, label: "说不清是哪个村" }, ...optionsOf(undefined, chosen.villages)],
      onChange: (next) => form.set({ placeCode: next }),
    });
  return { nodes: [township.box, ...(village ? [village.box] : [])], field: township };
}

function optionsOf(first: string | undefined, places: readonly { code: string; name: string }[]) {
  const rest = places.map(({ code, name }) => ({ value: code, label: name }));
  return first === undefined ? rest : [{ value: "", label: first }, ...rest];
}

function whenField(form: ReportForm): { nodes: Node[]; field: Field } {
  const day = textField({
    label: "哪一天",
    type: "date",
    max: today(),
    value: form.draft().day,
    onInput: (value) => form.set({ day: value }),
  });
  const time = textField({
    label: "大约几点（可以不填）",
    type: "time",
    value: form.draft().time,
    onInput: (value) => form.set({ time: value }),
  });
  const earlier = el("div", { class: "op-two" }, day.box, time.box);
  earlier.hidden = form.draft().when !== "earlier";
  const field = choiceField({
    legend: labelOf(shape.seenAt),
    kind: "radio",
    options: [
      { value: "now", label: "刚才、现在" },
      { value: "earlier", label: "更早" },
      { value: "", label: "说不清" },
    ],
    chosen: [form.draft().when],
    onChange: ([value]) => {
      const when = value === "now" || value === "earlier" ? value : "";
      form.set({ when, saidAt: when === "now" ? nowIso() : "" });
      earlier.hidden = when !== "earlier";
      field.say(undefined);
    },
  });
  return { nodes: [field.box, earlier], field };
}
