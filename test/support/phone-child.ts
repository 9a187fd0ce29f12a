/** A child and a desk as a phone holds them, for what the phone reckons by itself. */
import type { ChildDocument } from "../../src/modules/workforce/phone/child-document.contract.ts";
import type { DeskDocument } from "../../src/modules/workforce/phone/desk-document.contract.ts";

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const CAMPAIGN = id(900);

export function aChild(other: Partial<ChildDocument> = {}): ChildDocument {
  return {
    id: id(1),
    fileNo: "HC-1",
    name: "阿依古丽·买买提江",
    keys: ["aygl", "ayiguli", "mmtj", "maimaitijiang"],
    sex: "女",
    birthDate: "2017-03-05",
    villageCode: "500117104204",
    villageName: "沔渡村",
    address: "3 组 12 号",
    tags: [{ code: "ruralLeftBehind", label: "农村留守儿童", since: "2024-09-01" }],
    risk: null,
    schooling: { said: "沔渡小学", since: "2024-09-01", value: { stage: "primary", school: "沔渡小学" } },
    health: null,
    care: null,
    relatives: [
      {
        personId: id(2),
        name: "李秀英",
        relation: "62",
        relationLabel: "祖母",
        age: 71,
        caresForChild: true,
        phone: "13900139000",
        conditions: [],
      },
    ],
    versions: { schooling: "v1" },
    changed: [],
    due: [],
    visit: { lastOn: "2026-10-20", dueOn: "2026-11-19", why: "留守儿童，每 30 天走访一次；上次 2026-10-20" },
    visits: [],
    tasks: [],
    helps: [],
    campaigns: [CAMPAIGN],
    told: [],
    ...other,
  };
}

export function aDesk(): DeskDocument {
  return {
    holder: { name: "周敏", title: "儿童主任" },
    villages: [{ code: "500117104204", name: "沔渡村", townshipName: "小沔镇" }],
    terms: {
      byRisk: { red: 7, orange: 15, blue: 30, green: 90 },
      leftBehindDays: 30,
      caredDays: 90,
      othersDays: 90,
      firstVisitDays: 7,
      yellowDays: 3,
      redDays: 7,
    },
    tasks: [],
    quarter: null,
    campaigns: [
      {
        id: CAMPAIGN,
        title: "寒假前问一问",
        brief: "放假谁带。",
        from: "2026-11-20",
        dueOn: "2026-12-31",
        questions: [
          { code: "adult", label: "寒假有大人在家吗", kind: "yesNo", options: [], required: true },
          {
            code: "where",
            label: "在哪过年",
            kind: "choice",
            options: [{ value: "here", label: "在本村" }],
            required: false,
          },
        ],
      },
    ],
    messages: [],
    policies: [],
    numbers: [],
    supervisor: null,
    handOver: null,
    checkFields: [],
    month: { due: 1, done: 0 },
  };
}
