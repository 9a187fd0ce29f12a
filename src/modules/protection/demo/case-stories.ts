/** What happens in the demonstration's reports and cases: made-up words, in the order in which offices act. Pure. */

import type { ClosingGround } from "../cases/closing-conditions.ts";
import type { RecordBody } from "../cases/records/record-kinds.contract.ts";
import type { Channel, Colour } from "../protection-codes.contract.ts";
import type { ReportContent } from "../reports/report-form.contract.ts";

/** So many calendar days and hours after the report. */
interface After {
  readonly days: number;
  readonly time: string;
}

export type Act = After &
  (
    | { readonly act: "takeUp" }
    | { readonly act: "open"; readonly why: string }
    | { readonly act: "unfounded"; readonly why: string }
    | { readonly act: "refer"; readonly unit: "education"; readonly why: string }
    | { readonly act: "answer"; readonly words: string }
    | { readonly act: "write"; readonly record: RecordBody }
    | { readonly act: "invite"; readonly part: "director" }
    | { readonly act: "accept"; readonly which: number }
    | { readonly act: "done"; readonly which: number; readonly words: string }
    | { readonly act: "colour"; readonly colour: Colour; readonly why: string }
    | {
        readonly act: "begin";
        readonly procedure: string;
        readonly form: Readonly<Record<string, string | boolean | number>>;
      }
    | { readonly act: "monitor" }
    | { readonly act: "close"; readonly ground: ClosingGround; readonly conclusion: string }
  );

export interface CaseStory {
  readonly title: string;
  readonly daysAgo: number;
  readonly time: string;
  readonly channel: Channel;
  /** Which child of the township, and how much of it the report knows. */
  readonly child: number | null;
  readonly content: Omit<ReportContent, "children" | "placeCode" | "suspects" | "injury" | "done"> &
    Partial<Pick<ReportContent, "suspects" | "injury" | "done">>;
  readonly acts: readonly Act[];
}

const visit = (
  finding: "confirmed" | "unfounded",
  safety: "safe" | "unsafe",
  found: string,
  why: string,
): RecordBody => ({
  kind: "visit",
  content: { finding, safety, childSeen: true, found, why },
});

export const caseStories: readonly CaseStory[] = [
  {
    title: "等人受理",
    daysAgo: 1,
    time: "16:20",
    channel: "public",
    child: null,
    content: {
      situations: ["MR6"],
      statement: "楼上人家两口子好几天没回来，两个孩子自己在家，晚上没开灯。",
      danger: "unsure",
    },
    acts: [],
  },
  {
    title: "已受理，等决定",
    daysAgo: 2,
    time: "09:05",
    channel: "partner",
    child: 0,
    content: {
      situations: ["MR4"],
      statement: "体育课换衣服时看见孩子背上有几道印子，问了说是摔的，说法前后不一样。",
      danger: "no",
      injury: "light",
      done: ["toldGuardian"],
    },
    acts: [{ days: 0, time: "10:10", act: "takeUp" }],
  },
  {
    title: "核查中",
    daysAgo: 1,
    time: "14:00",
    channel: "hotline12345",
    child: 1,
    content: {
      situations: ["MR9"],
      statement: "孩子经常一个人在河边玩，家里只有奶奶，奶奶眼睛不好。",
      danger: "no",
    },
    acts: [
      { days: 0, time: "14:30", act: "takeUp" },
      { days: 0, time: "14:40", act: "open", why: "请村里和镇上一起去看看" },
      { days: 0, time: "14:45", act: "invite", part: "director" },
    ],
  },
  {
    title: "临时安置，正在评估",
    daysAgo: 6,
    time: "20:30",
    channel: "police110",
    child: 2,
    content: {
      situations: ["MR4"],
      statement: "邻居报警说有人打孩子，出警时孩子躲在柜子里，手臂有新伤。",
      danger: "yes",
      injury: "light",
      suspects: [{ name: "继父", relation: "继父" }],
      done: ["calledPolice"],
    },
    acts: [
      { days: 0, time: "20:40", act: "takeUp" },
      { days: 0, time: "20:45", act: "open", why: "立即到现场" },
      {
        days: 0,
        time: "20:55",
        act: "write",
        record: {
          kind: "contact",
          content: { with: "child", isChildFine: false, words: "孩子在派出所，愿意跟工作人员走" },
        },
      },
      {
        days: 0,
        time: "21:40",
        act: "write",
        record: visit(
          "confirmed",
          "unsafe",
          "手臂、背部有新旧伤，孩子不愿回家",
          "施暴的人就在家里，母亲不敢阻止",
        ),
      },
      {
        days: 0,
        time: "23:10",
        act: "write",
        record: {
          kind: "placement",
          content: {
            ...{ ground: "T6", kind: "institution", where: "区儿童福利机构" },
            ...{ handedBy: "镇儿童督导员", receivedBy: "机构业务主管", health: "手臂外伤已处理，无用药" },
          },
        },
      },
      {
        days: 4,
        time: "15:00",
        act: "write",
        record: {
          kind: "conference",
          content: {
            attendees: "区民政、区公安、区教委、镇政府、村委会",
            minutes: "孩子继续由机构照料；公安查清伤害经过；学校保留学籍并安排心理老师。",
            resolutions: [
              { unit: "police", what: "查清伤害经过，回复办理情况", dueOn: "+10" },
              { unit: "education", what: "保留学籍，安排就近上课和心理老师", dueOn: "+5" },
            ],
          },
        },
      },
      {
        days: 5,
        time: "10:00",
        act: "begin",
        procedure: "temporaryGuardianship",
        form: {
          situation: "T6",
          facts: "继父多次殴打孩子致伤，母亲不能保护，孩子不愿回家。",
          placement: "institution",
          placementAt: "区儿童福利机构",
          placementCarer: "机构生活老师",
          childWish: "愿意留在机构，想继续上学。",
        },
      },
    ],
  },
  {
    title: "帮扶中",
    daysAgo: 40,
    time: "11:00",
    channel: "visit",
    child: 3,
    content: {
      situations: ["MR6"],
      statement: "走访时发现孩子独自在家做饭，父母外出半年没有联系，爷爷住院。",
      danger: "no",
    },
    acts: [
      { days: 0, time: "13:00", act: "takeUp" },
      { days: 0, time: "13:20", act: "open", why: "落实照料的人" },
      {
        days: 1,
        time: "09:30",
        act: "write",
        record: visit("confirmed", "safe", "邻居暂时照看，家里有粮", "有人照料，近日姑姑来接"),
      },
      { days: 1, time: "17:00", act: "answer", words: "已经去看过，孩子有人照料，后面会一直跟着。谢谢您。" },
      {
        days: 9,
        time: "10:00",
        act: "write",
        record: {
          kind: "assessment",
          content: { grade: "insufficient", words: "监护不足，需要确认委托照护并督促父母联系" },
        },
      },
      {
        days: 10,
        time: "10:00",
        act: "write",
        record: {
          kind: "conference",
          content: {
            attendees: "镇政府、学校、村委会",
            minutes: "由姑姑受托照护，学校每周谈心一次。",
            resolutions: [{ unit: "education", what: "每周谈心一次，有异常当天报告", dueOn: "+60" }],
          },
        },
      },
      {
        days: 12,
        time: "10:00",
        act: "write",
        record: {
          kind: "plan",
          content: {
            goals: "照料的人固定下来，父母每周联系孩子",
            measures: [
              {
                measure: "familyEducation",
                unit: "womensFederation",
                what: "对父母作家庭教育指导四次",
                dueOn: "+60",
              },
              { measure: "psychological", unit: "health", what: "心理疏导六次", dueOn: "+60" },
            ],
          },
        },
      },
      { days: 14, time: "10:00", act: "accept", which: 1 },
    ],
  },
  {
    title: "跟踪回访",
    daysAgo: 120,
    time: "10:00",
    channel: "public",
    child: 4,
    content: { situations: ["MR9"], statement: "孩子放学后总在网吧门口，家里没人管。", danger: "no" },
    acts: [
      { days: 0, time: "15:00", act: "takeUp" },
      { days: 0, time: "15:20", act: "open", why: "了解家里情况" },
      {
        days: 2,
        time: "10:00",
        act: "write",
        record: visit("confirmed", "safe", "父亲早出晚归，孩子在奶奶家吃饭", "有人照料，管教不够"),
      },
      { days: 4, time: "10:00", act: "answer", words: "已经上门，和家长定了放学后的安排。谢谢您。" },
      {
        days: 12,
        time: "10:00",
        act: "write",
        record: { kind: "assessment", content: { grade: "insufficient", words: "监护不足，以指导为主" } },
      },
      {
        days: 12,
        time: "15:00",
        act: "write",
        record: {
          kind: "conference",
          content: {
            attendees: "镇政府、学校、村委会",
            minutes: "以家庭教育指导为主。",
            resolutions: [{ unit: "education", what: "放学后安排课后服务", dueOn: "+10" }],
          },
        },
      },
      {
        days: 15,
        time: "10:00",
        act: "write",
        record: {
          kind: "plan",
          content: {
            goals: "放学后有人管，不再进网吧",
            measures: [
              { measure: "educationSupport", unit: "education", what: "课后服务和作业辅导", dueOn: "+30" },
            ],
          },
        },
      },
      { days: 16, time: "10:00", act: "accept", which: 1 },
      { days: 24, time: "10:00", act: "done", which: 0, words: "已安排课后服务" },
      { days: 44, time: "10:00", act: "done", which: 0, words: "作业辅导按周进行，出勤正常" },
      {
        days: 46,
        time: "10:00",
        act: "write",
        record: {
          kind: "followUp",
          content: { isStable: true, childSeen: true, found: "按时回家，作业能完成" },
        },
      },
      { days: 46, time: "11:00", act: "colour", colour: "blue", why: "措施落实，情况平稳" },
      { days: 47, time: "10:00", act: "monitor" },
    ],
  },
  {
    title: "不属实，两人签字结案",
    daysAgo: 60,
    time: "09:00",
    channel: "public",
    child: 5,
    content: { situations: ["MR4"], statement: "听见隔壁孩子哭得厉害，像是被打。", danger: "unsure" },
    acts: [
      { days: 0, time: "09:20", act: "takeUp" },
      { days: 0, time: "09:30", act: "open", why: "上门核查" },
      {
        days: 0,
        time: "11:00",
        act: "write",
        record: visit(
          "unfounded",
          "safe",
          "孩子牙疼哭闹，身上没有伤，老师也说平时很好",
          "孩子、家长、老师说法一致，无伤",
        ),
      },
      {
        days: 1,
        time: "09:00",
        act: "answer",
        words: "当天已经去看过，孩子平安。谢谢您的关心，以后有情况请继续告诉我们。",
      },
      {
        days: 2,
        time: "09:00",
        act: "close",
        ground: "unfounded",
        conclusion: "核查不属实，孩子平安，可以结案。",
      },
    ],
  },
  {
    title: "转教育部门",
    daysAgo: 20,
    time: "15:30",
    channel: "hotline12355",
    child: null,
    content: { situations: [], statement: "孩子说班里有人总抢他的文具，不想上学。", danger: "no" },
    acts: [
      { days: 0, time: "16:00", act: "takeUp" },
      { days: 0, time: "16:20", act: "refer", unit: "education", why: "学校里的矛盾，先由教育部门核查" },
      { days: 2, time: "10:00", act: "answer", words: "已经转给教育部门核查，学校会和您联系。" },
    ],
  },
];
