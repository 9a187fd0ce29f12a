/** Who stands in for the parents, and how a child without known parents came into care. Pure. */
import {
  actualCareCodes,
  careQualityCodes,
  entrustReasonCodes,
  guardianshipCodes,
  originCodes,
  relationCodes,
} from "../../registry/codes.contract.ts";
import { type Atom, atom, township, village } from "./atom.ts";
import { ofChild, ofKind } from "./child-facts.ts";
import { said } from "./day-view.ts";

const guardianship = ofChild("guardianship");
const leftBehindCare = ofChild("leftBehindCare");
const origin = ofChild("origin");

export const careAtoms = {
  carerRelation: atom(
    "code",
    {
      label: "平时照料孩子的人",
      codes: relationCodes,
      settledBy: village("在“家庭与监护”里登记平时照料孩子的人"),
    },
    { read: ({ carer }) => carer?.relation ?? null },
  ),
  guardianshipForm: atom(
    "code",
    {
      label: "监护形式",
      codes: guardianshipCodes,
      settledBy: village("登记监护形式"),
      settledIn: guardianship,
    },
    { from: ofKind("guardianship"), read: (_, fact) => said.code(fact, "form") },
  ),
  guardianNamed: atom(
    "boolean",
    {
      label: "已确认监护人",
      silence: "登记了监护而没写监护人或组织就是没有确认；没有监护登记就是不知道",
      settledBy: township("出具监护人确认书，登记监护人"),
      settledIn: guardianship,
    },
    {
      from: ofKind("guardianship"),
      read: (_, fact) =>
        fact === undefined
          ? null
          : said.code(fact, "guardianId") !== null || said.code(fact, "organisation") !== null,
    },
  ),
  entrustReason: atom(
    "code",
    {
      label: "委托照料原因",
      codes: entrustReasonCodes,
      settledBy: village("登记委托照料原因"),
      settledIn: leftBehindCare,
    },
    { from: ofKind("leftBehindCare"), read: (_, fact) => said.code(fact, "reason") },
  ),
  entrustSigned: atom(
    "boolean",
    {
      label: "已签委托监护确认书",
      settledBy: village("请父母和受托人签委托监护确认书"),
      settledIn: leftBehindCare,
    },
    { from: ofKind("leftBehindCare"), read: (_, fact) => said.boolean(fact, "signed") },
  ),
  actualCare: atom(
    "code",
    {
      label: "实际监护情况",
      codes: actualCareCodes,
      settledBy: village("登记实际由谁照料"),
      settledIn: leftBehindCare,
    },
    { from: ofKind("leftBehindCare"), read: (_, fact) => said.code(fact, "actualCare") },
  ),
  careQuality: atom(
    "code",
    {
      label: "监护情况",
      codes: careQualityCodes,
      settledBy: village("走访后登记监护情况"),
      settledIn: leftBehindCare,
    },
    { from: ofKind("leftBehindCare"), read: (_, fact) => said.code(fact, "quality") },
  ),
} as const satisfies Record<string, Atom>;

const originDate = (field: string, label: string, how: string) =>
  atom(
    "date",
    { label, settledBy: township(how), settledIn: origin },
    { from: ofKind("origin"), read: (_, fact) => said.date(fact, field) },
  );

export const originAtoms = {
  originWay: atom(
    "code",
    {
      label: "来历",
      codes: originCodes,
      silence: "没有来历登记，就是没有被遗弃、被拐或流浪的登记，读作不知道",
      settledBy: township("登记孩子的来历"),
      settledIn: origin,
    },
    { from: ofKind("origin"), read: (_, fact) => said.code(fact, "way") },
  ),
  foundOn: originDate("foundOn", "发现（解救）日期", "登记发现或解救的日期"),
  foundReportedOn: originDate("reportedOn", "发现后报警日期", "登记报警日期"),
  sentToCareOn: originDate("sentOn", "送交机构日期", "登记送交机构的日期"),
  searchProofOn: originDate("searchProofOn", "暂时未查找到（捡拾）证明日期", "请公安机关出具证明并登记日期"),
  announcedOn: originDate("announcedOn", "寻亲公告日期", "发布寻亲公告并登记日期"),
  finalProofOn: originDate("finalProofOn", "查找不到证明日期", "请公安机关出具查找不到生父母的证明"),
  parentsFoundOn: originDate("parentsFoundOn", "找到父母的日期", "登记找到父母或其他监护人的日期"),
} as const satisfies Record<string, Atom>;
