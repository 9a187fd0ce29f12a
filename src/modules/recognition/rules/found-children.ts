/** 弃婴, 打拐解救, 流浪: how far the search for the parents has come, and what follows when. Pure. */
import {
  addDays,
  addMonths,
  all,
  any,
  asOf,
  type Bool,
  clause,
  hasAny,
  known,
  le,
  multiply,
  not,
  param,
} from "../../../platform/rules/expression.ts";
import { type Rule, rule } from "../../../platform/rules/rule.ts";
import { facts } from "../profile.contract.ts";
import { fileIsOpen, isMinor, isSurely } from "./child-conditions.ts";
import { law } from "./texts.ts";

const parentsFound = known(facts.parentsFoundOn);
const stillSought: Bool = clause("还没有找到父母或其他监护人", not(parentsFound));

function cameAs(way: "abandoned" | "rescued" | "street", category: string): Bool {
  return any(isSurely(facts.originWay, way), hasAny(facts.categories, category));
}

/** Over on the day: a term that has run out, not one that was never begun. */
const isOver = (
  since: typeof facts.foundOn,
  term: (from: typeof facts.foundOn) => typeof facts.foundOn,
): Bool => all(known(since), le(term(since), asOf));

const announcementIsOver: Bool = isOver(facts.announcedOn, (day) =>
  addDays(day, param("recognition.abandoned.noticeDays")),
);

const shared = [
  { code: "fileEnded", label: "档案已经结束", when: facts.fileEnded },
  { code: "ofAge", label: "已满 18 周岁", when: not(isMinor) },
];

const isAbandoned = cameAs("abandoned", "abandoned");
export const abandonedRule: Rule = rule({
  code: "category.abandoned",
  title: "是否属于弃婴（弃儿）",
  versions: [
    {
      from: "2013-05-14",
      cite: [
        law.abandoned("发现后报警，公安查找不到的出具捡拾证明，送民政指定机构临时代养，寻亲公告期满办理入院"),
      ],
      holds: all(
        fileIsOpen,
        isMinor,
        clause("被遗弃", isAbandoned, law.abandoned("被遗弃的婴儿、儿童")),
        stillSought,
      ),
      reasons: [
        ...shared,
        { code: "notAbandoned", label: "没有被遗弃的登记", when: not(isAbandoned) },
        { code: "parentsFound", label: "已找到父母或其他监护人", when: parentsFound },
        {
          code: "announcementOver",
          label: "寻亲公告期满，可以办理正式入院、落户和送养",
          when: all(known(facts.searchProofOn), announcementIsOver),
          cite: law.adoption("登记前公告查找生父母六十日"),
        },
        {
          code: "announced",
          label: "公安已出具证明，寻亲公告中",
          when: all(known(facts.searchProofOn), known(facts.announcedOn)),
          cite: law.abandoned("机构发布寻亲公告"),
        },
        { code: "searched", label: "公安已出具捡拾证明，待发寻亲公告", when: known(facts.searchProofOn) },
        { code: "reported", label: "已报警，公安查找中", when: known(facts.foundReportedOn) },
        {
          code: "found",
          label: "已发现，应立即报警，不得自行收留",
          when: isAbandoned,
          cite: law.abandoned("发现弃婴应当通报村居并报警"),
        },
      ],
    },
  ],
});

const isRescued = cameAs("rescued", "rescuedTrafficked");
const searchIsOver = isOver(facts.sentToCareOn, (day) =>
  addMonths(day, param("recognition.rescued.searchMonths")),
);
const noticeIsOver = isOver(facts.announcedOn, (day) =>
  addDays(day, param("recognition.rescued.noticeDays")),
);
const firstSearchIsOver = isOver(facts.sentToCareOn, (day) =>
  addMonths(day, param("recognition.rescued.firstSearchMonths")),
);

export const rescuedRule: Rule = rule({
  code: "category.rescuedTrafficked",
  title: "是否属于打拐解救、查找不到生父母的儿童",
  versions: [
    {
      from: "2015-08-20",
      cite: [
        law.rescued("公安送机构；一个月找不到出具证明，公告三十日，七日内移交，满十二个月出具查找不到证明"),
      ],
      holds: all(
        fileIsOpen,
        isMinor,
        clause("打拐解救", isRescued, law.rescued("打拐解救的儿童")),
        stillSought,
      ),
      reasons: [
        ...shared,
        { code: "notRescued", label: "没有打拐解救的登记", when: not(isRescued) },
        { code: "parentsFound", label: "已找到父母或其他监护人", when: parentsFound },
        {
          code: "notFound",
          label: "公安已出具查找不到生父母证明，符合条件的可以送养",
          when: known(facts.finalProofOn),
          cite: law.rescued("自送交起满十二个月仍查找不到的，出具证明"),
        },
        {
          code: "finalProofDue",
          label: "送交满十二个月，应请公安出具查找不到证明",
          when: searchIsOver,
          cite: law.rescued("自送交起满十二个月"),
        },
        {
          code: "handOverDue",
          label: "寻亲公告期满，应移交福利机构",
          when: all(known(facts.searchProofOn), noticeIsOver),
          cite: law.rescued("公告期满后七日内移交"),
        },
        {
          code: "announced",
          label: "寻亲公告中",
          when: all(known(facts.searchProofOn), known(facts.announcedOn)),
        },
        {
          code: "searched",
          label: "公安已出具暂时未查找到证明，应发寻亲公告",
          when: known(facts.searchProofOn),
          cite: law.rescued("机构发布寻亲公告三十日"),
        },
        {
          code: "proofDue",
          label: "送交满一个月，应请公安出具暂时未查找到证明",
          when: firstSearchIsOver,
          cite: law.rescued("一个月内未找到的出具证明"),
        },
        { code: "searching", label: "公安查找中，机构临时照料", when: isRescued },
      ],
    },
  ],
});

const isStreet = cameAs("street", "street");
export const streetRule: Rule = rule({
  code: "category.street",
  title: "是否属于流浪未成年人",
  versions: [
    {
      from: "2011-08-15",
      cite: [
        law.street("流浪乞讨或身份不明的未成年人"),
        law.minors("民政部门临时监护", "verified", "第九十二条"),
      ],
      holds: all(
        fileIsOpen,
        isMinor,
        clause("流浪乞讨或身份不明", isStreet, law.street("流浪未成年人救助保护")),
        stillSought,
      ),
      reasons: [
        ...shared,
        { code: "notStreet", label: "没有流浪的登记", when: not(isStreet) },
        { code: "parentsFound", label: "已找到父母或其他监护人", when: parentsFound },
        {
          code: "householdDue",
          label: "查找满期限无果，应办理户口",
          when: isOver(facts.foundOn, (day) =>
            addMonths(day, multiply(param("recognition.street.householdYears"), 12)),
          ),
          cite: law.street("查找不到的，办理户口登记"),
        },
        {
          code: "transferDue",
          label: "身份不明满期限，应移交福利机构",
          when: isOver(facts.foundOn, (day) => addMonths(day, param("recognition.street.transferMonths"))),
          cite: law.street("超过期限移交儿童福利机构", "known"),
        },
        { code: "sheltered", label: "临时照料，继续查找", when: isStreet },
      ],
    },
  ],
});
