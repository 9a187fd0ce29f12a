/**
 * What a child is recognised as. Lists of decisions (categories, kinds of difficulty) are complete as they stand: what is not
 * recorded was not decided. Pure.
 */
import {
  careModeCodes,
  categoryCodes,
  difficultyTypeCodes,
  orphanTypeCodes,
} from "../../registry/codes.contract.ts";
import { type Atom, atom, district, township, village } from "./atom.ts";
import { CLOSED, endOf, isHiv, ofChild, ofKind, slotsOf } from "./child-facts.ts";
import { beginOf, type DayView, factOf, said } from "./day-view.ts";

export const identityAtoms = {
  categories: atom(
    "codes",
    {
      label: "已认定（登记）的类别",
      codes: categoryCodes,
      silence: CLOSED,
      settledBy: township("核对认定文书，登记类别"),
      settledIn: ofChild("category"),
    },
    { from: ofKind("category"), read: ({ facts }) => slotsOf(facts, "category") },
  ),
  orphanRecognisedOn: recognisedOn("orphan", "孤儿"),
  orphanStartsOn: startsOn("orphan", "孤儿"),
  defactoRecognisedOn: recognisedOn("defactoUnattended", "事实无人抚养儿童"),
  defactoStartsOn: startsOn("defactoUnattended", "事实无人抚养儿童"),
  orphanEver: everRecognised("orphan", "孤儿"),
  orphanFirstOn: firstRecognisedOn("orphan", "孤儿"),
  defactoEver: everRecognised("defactoUnattended", "事实无人抚养儿童"),
  defactoFirstOn: firstRecognisedOn("defactoUnattended", "事实无人抚养儿童"),
  /** Where the texts are silent a person decides; the decision is the recognition itself. */
  discretion: atom(
    "code",
    {
      label: "区民政个案裁量的结果",
      codes: categoryCodes,
      silence: "还没有认定为孤儿或事实无人抚养儿童，就是还没有裁量",
      settledBy: district("个案会商，决定按孤儿还是按事实无人抚养儿童认定"),
      settledIn: ofChild("category"),
    },
    { from: basicRecognition, read: (_, fact) => fact?.slot ?? null },
  ),
  /** The type `hiv` stands in `hiv` alone. */
  orphanType: atom(
    "code",
    {
      label: "孤儿类别",
      codes: orphanTypeCodes,
      settledBy: township("登记是机构集中供养还是社会散居"),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", "orphan"),
      read: (_, fact) => {
        const type = said.code(fact, "orphanType");
        return type === "hiv" ? null : type;
      },
    },
  ),
  careMode: atom(
    "code",
    {
      label: "供养方式",
      codes: careModeCodes,
      silence: "没写供养方式时，看孤儿类别是机构还是散居；都没写就是不知道",
      settledBy: township("登记供养方式"),
      settledIn: ofChild("category"),
    },
    {
      from: basicRecognition,
      read: (_, fact) => said.code(fact, "careMode") ?? modeOf(said.code(fact, "orphanType")),
    },
  ),
  /** Nobody is asked for it: silence is no. */
  hiv: atom(
    "boolean",
    {
      label: "按感染儿童保障",
      silence: "只看转介登记，不向任何人追问；没有登记就当作“否”",
      sensitivity: "L4",
      settledBy: district("由疾控机构转介，专人登记"),
    },
    { read: ({ facts }) => isHiv(facts) },
  ),
  adopted: atom(
    "boolean",
    {
      label: "已被收养",
      silence: CLOSED,
      settledBy: district("核对收养登记"),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", "adopted"),
      read: (view, fact) => fact !== undefined || endOf(view)?.why === "adopted",
    },
  ),
  difficulties: atom(
    "codes",
    {
      label: "已登记的困境类型",
      codes: difficultyTypeCodes,
      silence: CLOSED,
      settledBy: village("核实后登记困境类型"),
      settledIn: ofChild("difficulty"),
    },
    {
      from: ofKind("difficulty"),
      read: ({ facts }) => slotsOf(facts, "difficulty").filter((type) => type !== "H5"),
    },
  ),
} as const satisfies Record<string, Atom>;

/** One of the two that a basic allowance hangs on. */
function basicRecognition({ facts }: DayView) {
  return factOf(facts, "category", "orphan") ?? factOf(facts, "category", "defactoUnattended");
}

function recognisedOn(category: string, word: string) {
  return atom(
    "date",
    {
      label: `${word}认定日期`,
      silence: "没写认定日期时，用类别登记的起日",
      settledBy: township(`按认定文书登记${word}认定日期`),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", category),
      read: ({ source }, fact) =>
        said.date(fact, "recognisedOn") ??
        said.date(fact, "confirmedOn") ??
        (fact === undefined ? null : beginOf(source.facts, fact)),
    },
  );
}

function startsOn(category: string, word: string) {
  return atom(
    "date",
    {
      label: `${word}起领月份（首日）`,
      settledBy: township(`登记${word}起领年月`),
      settledIn: ofChild("category"),
    },
    {
      from: ({ facts }) => factOf(facts, "category", category) ?? factOf(facts, "allowance"),
      read: ({ facts }, fact) => {
        if (factOf(facts, "category", category) === undefined) return null;
        const month = said.code(fact, "startMonth") ?? said.code(factOf(facts, "allowance"), "startMonth");
        return month === null ? null : `${month}-01`;
      },
    },
  );
}

/** What was decided once stays decided: it counts for student aid long after the category has ended. */
function firstRecognition(category: string) {
  return ({ source, day }: DayView) =>
    source.facts
      .filter((fact) => fact.kind === "category" && fact.slot === category && fact.from <= day)
      .sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

function everRecognised(category: string, word: string) {
  return atom(
    "boolean",
    {
      label: `认定过${word}`,
      silence: CLOSED,
      settledBy: township(`找出当年的${word}认定文书，补登类别`),
      settledIn: ofChild("category"),
    },
    { from: firstRecognition(category), read: (_, fact) => fact !== undefined },
  );
}

function firstRecognisedOn(category: string, word: string) {
  return atom(
    "date",
    {
      label: `首次认定${word}的日期`,
      silence: "没写认定日期时，用类别登记的起日；没有认定过就没有日期",
      settledBy: township(`找出当年的${word}认定文书，补登日期`),
      settledIn: ofChild("category"),
    },
    {
      from: firstRecognition(category),
      read: (_, fact) => said.date(fact, "recognisedOn") ?? fact?.from ?? null,
    },
  );
}

function modeOf(orphanType: string | null): string | null {
  return orphanType === "institution" ? "institution" : orphanType === null ? null : "community";
}
