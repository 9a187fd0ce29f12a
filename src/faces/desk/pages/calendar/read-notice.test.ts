import { describe, expect, it } from "vitest";
import { daysOfNotice, holidayNotices } from "../../../../platform/calendar/holiday-notices.ts";
import { daysOf } from "./notice-periods.ts";
import { readNotice } from "./read-notice.ts";

const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`;

describe("a pasted notice", () => {
  it("gives the year's days exactly as they are kept, with number and date", () => {
    const read = readNotice(notice2026, 2027);
    const kept = holidayNotices.find(({ year }) => year === 2026);
    expect(kept).toBeDefined();
    expect(read).toMatchObject({
      year: 2026,
      document: "国办发明电〔2025〕7号",
      issuedOn: "2025-11-04",
      doubts: [],
    });
    expect(daysOf(read.periods)).toEqual(
      (kept === undefined ? [] : daysOfNotice(kept)).map(({ date, kind, name }) => ({ date, kind, name })),
    );
  });

  it("reads a break that begins in the old year, a single day, and one of two festivals", () => {
    const { periods } = readNotice(
      "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。二、清明节：4月5日放假，共1天。" +
        "六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。",
      2023,
    );
    expect(periods).toEqual([
      { kind: "rest", name: "元旦", from: "2022-12-31", to: "2023-01-02" },
      { kind: "rest", name: "清明节", from: "2023-04-05", to: "2023-04-05" },
      { kind: "rest", name: "中秋节、国庆节", from: "2023-09-29", to: "2023-10-06" },
      { kind: "work", name: "中秋节、国庆节", from: "2023-10-07", to: "2023-10-07" },
      { kind: "work", name: "中秋节、国庆节", from: "2023-10-08", to: "2023-10-08" },
    ]);
  });

  it("takes advice to rest on another day for no holiday", () => {
    const { periods } = readNotice(
      "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。",
      2024,
    );
    expect(periods.map(({ from }) => from)).toEqual(["2024-02-10", "2024-02-04", "2024-02-18"]);
  });

  it("says where its own count of days differs, and what no break can be", () => {
    expect(readNotice("元旦：1月1日至3日放假，共4天。", 2027).doubts).toEqual([
      "元旦：通知说共 4 天，读出来是 3 天",
    ]);
    expect(readNotice("春节：2月30日至3月2日放假。", 2027).doubts).toEqual([
      "春节：“2月30日至3月2日”不像一段假期",
    ]);
  });

  it("finds nothing in a text that is no notice", () => {
    expect(readNotice("今天下午三点开会。", 2027)).toMatchObject({ periods: [], doubts: [] });
  });
});
