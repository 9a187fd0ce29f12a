/** Half a year of visits of a demonstration's child, backwards from the last one; and what people said on them. Pure. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { VisitCheck } from "../visits/visit-codes.contract.ts";
import { VisitInput } from "../visits/visits.contract.ts";

/** Draws that come out the same for the same seed. */
export interface Draws {
  next(): number;
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

export interface VisitedDemoChild {
  readonly childId: string;
  readonly everyDays: number;
  readonly openedOn: IsoDate;
  /** What is looked at, of a child of this age and category. */
  readonly checks: readonly VisitCheck[];
}

const troubles: readonly (readonly [VisitCheck, string])[] = [
  ["food", "中午一个人热剩饭吃"],
  ["schooling", "数学跟不上，作业没人辅导"],
  ["mood", "话少了，问几句才答一句"],
  ["net", "放学后手机一玩就是两个小时"],
  ["water", "屋后有口堰塘，没有围栏"],
  ["fire", "插线板拖在床边"],
  ["housing", "灶房顶上漏雨"],
  ["clothing", "棉衣短了一截"],
  ["health", "咳嗽一个多星期，没去看"],
];
const childWords = [
  "我想让爸爸过年回来",
  "老师表扬我了",
  "我不想住校，晚上想婆婆",
  "我跑步得了第二名",
  "妈妈昨天打视频了",
];
const carerWords = [
  "我腿不好，接送有点吃力",
  "娃儿懂事，放学就回来",
  "钱每个月都收到了",
  "希望学校帮着管管手机",
];
const notes = ["房前新修了水泥路，进出方便多了", "奶奶去赶场，是爷爷在家", "讲了防溺水，娃儿能背六个不准"];

/** The last one is so many days ago. */
export function visitsOf(
  child: VisitedDemoChild,
  random: Draws,
  ask: {
    readonly today: IsoDate;
    readonly lastDaysAgo: number;
    readonly count: number;
    readonly newId: () => string;
  },
): VisitInput[] {
  const visits: VisitInput[] = [];
  let on = addDays(ask.today, -ask.lastDaysAgo);
  for (let nth = 0; nth < ask.count && on > child.openedOn; nth += 1) {
    visits.push(visitOn(child, random, on, ask.newId()));
    on = addDays(on, -random.int(Math.ceil(child.everyDays * 0.7), child.everyDays));
  }
  return visits;
}

function visitOn({ childId, checks }: VisitedDemoChild, random: Draws, on: IsoDate, id: string): VisitInput {
  const isAway = random.chance(0.08);
  const byPhone = isAway || random.chance(0.06);
  const fitting = troubles.filter(([check]) => checks.includes(check));
  const trouble = !byPhone && fitting.length > 0 && random.chance(0.14) ? random.pick(fitting) : undefined;
  return VisitInput.parse({
    id,
    childId,
    on,
    manner: byPhone ? "phone" : random.chance(0.08) ? "school" : "home",
    sawChild: !isAway && !byPhone,
    ...(isAway || byPhone ? { absentWhy: random.pick(["school", "withParents", "relatives"] as const) } : {}),
    sawCarer: !isAway,
    looked: byPhone ? [] : checks,
    troubles: trouble === undefined ? [] : [{ check: trouble[0], words: trouble[1] }],
    ...(!byPhone && random.chance(0.25) ? { childWords: random.pick(childWords) } : {}),
    ...(random.chance(0.2) ? { carerWords: random.pick(carerWords) } : {}),
    done: trouble === undefined ? (random.chance(0.3) ? ["policy"] : []) : ["told"],
    ...(random.chance(0.12) ? { note: random.pick(notes) } : {}),
  });
}

/**
 * How long ago the last visit was: most children were visited within their term, some are due in these days, a few were forgotten.
 */
export function lastDaysAgo(everyDays: number, random: Draws): number {
  const luck = random.next();
  if (luck < 0.015) return everyDays + random.int(8, 20);
  if (luck < 0.035) return everyDays + random.int(3, 6);
  if (luck < 0.12) return Math.max(1, everyDays - random.int(0, 4));
  return random.int(1, Math.max(1, Math.floor(everyDays * 0.85)));
}
