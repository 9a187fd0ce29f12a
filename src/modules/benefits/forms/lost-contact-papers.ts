/** Papers that prove that a parent cannot be reached: by the police's search, or by a promise and neighbours where the police cannot act. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { dateOrBlank, fill, label, paragraph, text } from "../../../platform/print/document.contract.ts";
import { cellsOf, GRID, heights, listRows, opinionFields, opinionRow, withRoom } from "./form-cells.ts";
import { day, ticks, words } from "./form-fields.ts";
import { group } from "./form-people.ts";
import { formSheet } from "./form-sheet.ts";
import { officialForm } from "./official-form.ts";

const basis = {
  document: "民发〔2020〕125号",
  certainty: "uncertain",
} as const;

export const searchResultCodes = codeTable("formSearchResult", "查找结果", {
  notFound: "超过规定期限仍下落不明",
  found: "已经找到",
  underway: "仍在查找",
});

export const searchFields = z.object({
  number: words("编号"),
  station: words("受理单位"),
  reporter: words("报案人"),
  reporterPhone: words("联系电话"),
  reportedOn: day("报案日期"),
  caseNo: words("受理登记编号"),
  child: words("儿童姓名"),
  childNo: words("身份证号"),
  household: words("儿童户籍地"),
  lost: words("失联的父母姓名"),
  lostNo: words("身份证号"),
  relation: words("与儿童关系"),
  lostHousehold: words("户籍地址"),
  lastContact: words("最后一次联系的时间和情况"),
  result: ticks(searchResultCodes),
  effort: words("查找经过"),
});

export const searchReceipt = officialForm({
  code: "searchReceipt",
  title: "儿童失联父母查找情况回执单",
  basis: {
    ...basis,
    says: "公安机关登记受理超过六个月仍下落不明的，出具回执单；名称已核实，式样按项目编排。",
  },
  input: searchFields.extend({ police: opinionFields.optional() }),
  lay: (form) => {
    const { pair } = cellsOf(searchFields, form);
    const row = (...cells: ReturnType<typeof pair>) => ({ cells, height: 11 });
    return formSheet(
      { number: form.number },
      [
        row(...pair("child", 4, 7), ...pair("childNo", 4, 9)),
        row(...pair("household", 4, 20)),
        ...group("失联父母", [
          row(...pair("lost", 4, 6), ...pair("lostNo", 4, 9)),
          row(...pair("relation", 4, 6), ...pair("lostHousehold", 4, 9)),
          { cells: pair("lastContact", 4, 19), height: 20 },
        ]),
        row(...pair("reporter", 4, 7), ...pair("reporterPhone", 4, 9)),
        row(...pair("reportedOn", 4, 7), ...pair("caseNo", 4, 9)),
        row(...pair("station", 4, 20)),
        { cells: pair("effort", 4, 20), height: 35 },
        row(...pair("result", 4, 20)),
        opinionRow("公安机关意见", form.police, 45),
      ],
      "注：上半部分由报案人或者村（居）民委员会填写，查找经过、结果和意见由公安机关填写；本单一式三份，公安机关、镇（街道）、区民政局各存一份。",
    );
  },
});

export const neighbourFields = z.object({
  name: words("姓名"),
  citizenId: words("身份证号"),
  address: words("住址"),
  phone: words("联系电话"),
  knows: words("与儿童家庭的关系"),
});

const promise = z.object({
  guardian: words("承诺人"),
  guardianNo: words("承诺人身份证号"),
  relation: words("与儿童关系"),
  child: words("儿童姓名"),
  childNo: words("儿童身份证号"),
  lost: words("失联的父母"),
  since: day("失联起始日"),
  why: words("公安机关不能受理的原因"),
  story: words("失联经过"),
  on: day("承诺日期"),
  testimony: words("邻里证明的情况"),
});

const ROOM_FOR_NEIGHBOURS = 3;

export const lostContactPromise = officialForm({
  code: "lostContactPromise",
  title: "儿童父母失联情况承诺书",
  basis: {
    ...basis,
    says: "公安机关不具备接警处置条件的，由监护人承诺、邻里证明、村（居）证实、镇街查验、区民政局确认；式样按项目编排。",
  },
  input: promise.extend({
    neighbours: z.array(neighbourFields).optional(),
    village: opinionFields.optional(),
    township: opinionFields.optional(),
    district: opinionFields.optional(),
  }),
  lay: (form) => {
    const [head = [], ...people] = listRows(neighbourFields, withRoom(form.neighbours, ROOM_FOR_NEIGHBOURS), [
      ["name", 3],
      ["citizenId", 6],
      ["address", 5],
      ["phone", 4],
      ["knows", 3],
    ]);
    return {
      look: "form",
      blocks: [
        paragraph([
          "本人",
          fill(form.guardian, 6),
          "（身份证号",
          fill(form.guardianNo, 10),
          "），是儿童",
          fill(form.child, 6),
          "（身份证号",
          fill(form.childNo, 10),
          "）的",
          fill(form.relation, 4),
          "。该儿童的",
          fill(form.lost, 8),
          "自",
          dateOrBlank(form.since),
          "起失去联系，没有履行抚养责任。",
        ]),
        paragraph(["失联经过：", fill(form.story, 40)]),
        paragraph(["公安机关不能受理的原因：", fill(form.why, 20)]),
        paragraph(
          "本人承诺以上情况属实；一旦与其恢复联系，立即报告村（居）民委员会。如有不实，愿意退回已领的补贴并承担相应责任。",
        ),
        {
          kind: "signature",
          lines: [["承诺人（签字、按手印）：", fill(undefined, 8)], dateOrBlank(form.on)],
        },
        { kind: "pageBreak" },
        paragraph("邻里证明和查验意见", "title"),
        {
          kind: "table",
          columns: GRID,
          rows: [
            { cells: [label("证明的情况", { across: 4 }), text(form.testimony, { across: 20 })], height: 24 },
            ...group("邻里证明人", [
              { cells: [...head, label("签字", { across: 2 })], height: heights.row },
              ...people.map((cells) => ({ cells: [...cells, text("", { across: 2 })], height: 12 })),
            ]),
            opinionRow("村（居）民委员会证实意见", form.village),
            opinionRow("镇（街道）查验意见", form.township),
            opinionRow("区民政局确认意见", form.district),
          ],
        },
        paragraph(
          "注：证明人为两名以上了解情况的邻里，不得由承诺人的近亲属担任；证明人对所证明的情况负责。",
          "note",
        ),
      ],
    };
  },
});
