/** What may have become another since the last visit, each with what is asked then; everything begins as it was. Pure. */
import {
  actualCareCodes,
  awayScopeCodes,
  boardingCodes,
  type ConditionCode,
  conditionCodes,
  healthCodes,
  stageCodes,
} from "../../registry/codes.contract.ts";
import { conditionFields } from "../../registry/facts.contract.ts";
import type { ChildDocument, PhoneRelative } from "../phone/child-document.contract.ts";
import type { ToldSection } from "../told/told-changes.contract.ts";
import { sectionKey } from "./visit-draft.ts";

export interface ChangeField {
  readonly key: string;
  readonly label: string;
  readonly kind: "words" | "phone" | "choice" | "date";
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isRequired: boolean;
  readonly max: number;
  /** Asked only where one of these was chosen as the condition. */
  readonly onlyFor?: readonly ConditionCode[];
}

export interface ChangeSection {
  /** As `ChildDocument.versions` names it. */
  readonly key: string;
  readonly section: ToldSection;
  readonly personId: string | null;
  readonly title: string;
  /** What holds; null: nothing is known. */
  readonly holds: string | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly fields: readonly ChangeField[];
}

type Options = ChangeField["options"];

function words(key: string, label: string, isRequired = true, max = 100): ChangeField {
  return { key, label, kind: "words", options: [], isRequired, max };
}
function choice(key: string, label: string, options: Options, isRequired = true): ChangeField {
  return { key, label, kind: "choice", options, isRequired, max: 0 };
}

function date(key: string, label: string): ChangeField {
  return { key, label, kind: "date", options: [], isRequired: false, max: 0 };
}

const parents: ReadonlySet<string> = new Set(["51", "52"]);

/** What a village may say of a parent without a paper in hand; a death or a sentence is told too, and looked into by the township. */
const toldConditions: readonly ConditionCode[] = [
  "migrantWork",
  "outOfContact",
  "seriousIllness",
  "severeDisability",
  "imprisoned",
  "compulsoryRehab",
  "deceased",
];

/** Of what the register keeps with a condition, what a family can say at its door. */
const askedOfCondition: readonly ChangeField[] = [
  words("place", "在哪里", false, 200),
  choice("awayScope", "外出多远", awayScopeCodes.options, false),
  date("lastContactOn", "最后一次联系是哪天"),
  date("reportedOn", "哪天报的警（没报就空着）"),
  date("endsOn", "哪天到期（不知道就空着）"),
].map((field) => ({
  ...field,
  onlyFor: toldConditions.filter((condition) =>
    conditionFields[condition].some((kept) => kept === field.key),
  ),
}));

/** What is asked, as far as it is filled in. */
export function fieldsFor(
  { fields }: ChangeSection,
  value: Readonly<Record<string, unknown>>,
): ChangeField[] {
  return fields.filter(
    ({ onlyFor }) => onlyFor === undefined || onlyFor.some((condition) => condition === value["condition"]),
  );
}

export function changeSections(child: ChildDocument): ChangeSection[] {
  const { relatives } = child;
  const reachable = relatives.filter(
    ({ phone, caresForChild, relation }) => phone !== null || caresForChild || parents.has(relation),
  );
  return [
    ...reachable.map(phoneOf),
    {
      key: "schooling",
      section: "schooling",
      personId: null,
      title: "上学",
      holds: child.schooling?.said ?? null,
      value: child.schooling?.value ?? {},
      fields: [
        choice("stage", "读到哪", stageCodes.options),
        words("school", "学校", false, 200),
        words("grade", "年级", false, 40),
        choice("boarding", "住校吗", boardingCodes.options, false),
      ],
    },
    {
      key: "health",
      section: "health",
      personId: null,
      title: "健康",
      holds: child.health?.said ?? null,
      value: child.health?.value ?? {},
      fields: [
        choice("status", "身体怎么样", healthCodes.options),
        words("detail", "什么病、什么情况", false, 200),
      ],
    },
    {
      key: "care",
      section: "care",
      personId: null,
      title: "谁在照料",
      holds: child.care?.said ?? null,
      value: child.care?.value ?? {},
      fields: [choice("actualCare", "现在谁照料", actualCareCodes.options)],
    },
    ...relatives.filter(({ relation }) => parents.has(relation)).flatMap(parentSections),
    {
      key: "residence",
      section: "residence",
      personId: null,
      title: "搬家",
      holds: child.address,
      value: { villageCode: child.villageCode, address: child.address ?? "" },
      fields: [words("address", "搬到哪里", true, 200)],
    },
    {
      key: "other",
      section: "other",
      personId: null,
      title: "其他变化",
      holds: null,
      value: {},
      fields: [words("words", "有什么变化", true, 300)],
    },
  ];
}

function phoneOf({ personId, relationLabel, name, phone }: PhoneRelative): ChangeSection {
  return {
    key: sectionKey("phone", personId),
    section: "phone",
    personId,
    title: `${relationLabel}${name}的电话`,
    holds: phone,
    value: { phone: phone ?? "" },
    fields: [{ key: "phone", label: "新的电话", kind: "phone", options: [], isRequired: true, max: 20 }],
  };
}

function parentSections({ personId, relationLabel, name, conditions }: PhoneRelative): ChangeSection[] {
  const who = `${relationLabel}${name}`;
  const said = conditions.map((one) => one.said).join("；");
  const begun: ChangeSection = {
    key: sectionKey("parent", personId),
    section: "parent",
    personId,
    title: `${who}的情形`,
    holds: said === "" ? null : said,
    value: {},
    fields: [
      choice(
        "condition",
        "现在怎么样",
        toldConditions.map((value) => ({ value, label: conditionCodes.label(value) })),
      ),
      ...askedOfCondition,
    ],
  };
  if (conditions.length === 0) return [begun];
  const ended: ChangeSection = {
    key: sectionKey("parentBack", personId),
    section: "parentBack",
    personId,
    title: `${who}回来了、好转了`,
    holds: said,
    value: conditions.length === 1 ? { condition: conditions[0]?.condition } : {},
    fields: [
      choice(
        "condition",
        "哪一样结束了",
        conditions.map(({ condition, said: label }) => ({ value: condition, label })),
      ),
    ],
  };
  return [begun, ended];
}

/** By field: what is missing or cannot be; nothing: it can be told. */
export function faultsOfChange(
  change: ChangeSection,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const { section, value: before } = change;
  const fields = fieldsFor(change, value);
  const faults: Record<string, string> = {};
  for (const { key, label, kind, isRequired } of fields) {
    const given = textOf(value[key]);
    if (isRequired && given === "") faults[key] = kind === "choice" ? `请选${label}` : `请填写${label}`;
    else if (
      kind === "phone" &&
      !/^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{7,8})$/.test(given.replace(/[\s-]/g, ""))
    )
      faults[key] = "这个电话不对，请数一数位数";
  }
  const isSame = fields.every(({ key }) => textOf(value[key]) === textOf(before[key]));
  if (isSame && section !== "other" && section !== "parentBack" && fields[0] !== undefined)
    faults[fields[0].key] ??= "和原来一样；没有变就点“没有变”";
  return faults;
}

/** As it is told: what was emptied is not in it. */
export function tidyValue(change: ChangeSection, value: Readonly<Record<string, unknown>>) {
  const { fields, value: before } = change;
  const asked = new Set(fields.map(({ key }) => key));
  const kept = Object.entries(before).filter(([key]) => !asked.has(key));
  const told = fieldsFor(change, value).flatMap(({ key, kind }) => {
    const given = textOf(value[key]).trim();
    if (given === "") return [];
    return [[key, kind === "phone" ? given.replace(/[\s-]/g, "") : given] as const];
  });
  return Object.fromEntries([...kept, ...told]);
}

/** 上学：小学 · 沔渡小学 · 三年级 */
export function sayChange({ fields }: ChangeSection, value: Readonly<Record<string, unknown>>): string {
  return fields
    .map(({ key, options }) => {
      const given = textOf(value[key]);
      return options.find((option) => option.value === given)?.label ?? given;
    })
    .filter((part) => part !== "")
    .join(" · ");
}

function textOf(given: unknown): string {
  return typeof given === "string" ? given : "";
}
