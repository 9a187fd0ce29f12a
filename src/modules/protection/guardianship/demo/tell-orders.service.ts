/** Letters, plans and orders of the demonstration: signed, overdue, missed, running out. */
import { addDays, addMonths, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { Scene } from "../../../benefits/demo/demo-scenes.service.ts";
import type { DemoChildRow } from "../../../registry/demo/demo-stage.service.ts";
import type { OrderInput } from "../guardianship-acts.contract.ts";
import { issueOrder, recordEntry } from "../orders.service.ts";
import { isFirstTownship, isMinor, isWithParents, type Pick } from "./pick-children.ts";

const LETTERS = 40;

export function tellOrders(pick: Pick, on: IsoDate): Scene[] {
  const ago = (days: number) => addDays(on, -days);
  const minor = isMinor(on);
  const scenes: Scene[] = [];
  const tell = (
    story: string,
    child: DemoChildRow | undefined,
    day: IsoDate,
    play: (tx: Tx, childId: string) => Promise<void>,
  ) => {
    if (child === undefined) return;
    scenes.push({
      on: day,
      time: "14:00",
      story,
      async play(stage) {
        const tx = stage.post("townshipSupervisor", child.villageCode.slice(0, 9));
        if (tx === undefined) throw new Error("no supervisor holds the post");
        await play(tx, child.childId);
      },
    });
  };
  const issue = (order: OrderInput) => async (tx: Tx, childId: string) => {
    await issueOrder(tx, childId, order);
  };
  for (let count = 0; count < LETTERS; count++) {
    const child = pick((one) => one.isInDifficulty && minor(one) && one.guardianName !== null);
    const day = ago(30 + count);
    tell(
      `告知书 ${count + 1}`,
      child,
      day,
      issue({
        kind: "responsibilityLetter",
        organ: "镇（街道）民政办",
        personName: child?.guardianName ?? "监护人",
        issuedOn: day,
        detail: count % 5 === 0 ? {} : { signedOn: addDays(day, 1) },
      }),
    );
  }
  const watched = { organ: "区民政局", personName: "孩子的监护人" };
  tell(
    "监督报告逾期",
    pick((one) => minor(one) && isWithParents(one) && isFirstTownship(one)),
    addMonths(on, -4),
    issue({
      kind: "supervision",
      ...watched,
      issuedOn: addMonths(on, -4),
      validUntil: addMonths(on, 8),
      detail: { supervisor: "村民委员会", everyMonths: 3, tasks: "照料、就学、家庭关系每月看一次" },
    }),
  );
  tell(
    "监督正常",
    pick((one) => minor(one) && isWithParents(one)),
    addMonths(on, -1),
    issue({
      kind: "supervision",
      ...watched,
      issuedOn: addMonths(on, -1),
      detail: { supervisor: "村民委员会", tasks: "按月走访，看照料和就学" },
    }),
  );
  const educationFrom = addMonths(on, -2);
  tell(
    "家庭教育指导",
    pick((one) => minor(one) && isWithParents(one) && isFirstTownship(one)),
    educationFrom,
    async (tx, childId) => {
      const order = await issueOrder(tx, childId, {
        kind: "familyEducation",
        number: "合公（家教）令〔2026〕3号",
        organ: "区公安局",
        personName: "孩子的父亲",
        issuedOn: educationFrom,
        detail: { reason: "多次殴打孩子", sessions: 6, minutesEach: 40, organiser: "区家庭教育指导中心" },
      });
      await recordEntry(tx, order.id, {
        kind: "session",
        on: educationFrom,
        minutes: 45,
        said: "第一次，讲不打骂的管教办法",
      });
      await recordEntry(tx, order.id, { kind: "missed", on: educationFrom, said: "没有请假，电话不接" });
    },
  );
  tell(
    "保护令快到期",
    pick((one) => minor(one) && isWithParents(one)),
    addDays(addMonths(on, -6), 8),
    issue({
      kind: "protectionOrder",
      number: "（2026）渝0117民保令5号",
      organ: "区人民法院",
      personName: "孩子的父亲",
      issuedOn: addDays(addMonths(on, -6), 8),
      detail: { isUrgent: true, measures: "禁止被申请人殴打、威胁；责令迁出住所" },
    }),
  );
  return scenes;
}
