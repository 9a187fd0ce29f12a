/** Children born to families of the register. The newborn is in no register yet: its mother (or father) is who is known. */
import type { RosterType, RowValues } from "../roster-type.ts";
import { phrase, recordOf, several } from "../said.ts";
import { address, field, household, phone } from "../shared-columns.ts";

export const births: RosterType = {
  code: "births",
  title: "在册家庭新生儿登记",
  unit: "health",
  about: "adult",
  fields: [
    field("childName", "新生儿姓名", "kinName", "婴儿姓名 新生儿 孩子姓名 儿童姓名 宝宝姓名"),
    field("childSex", "新生儿性别", "sex", "婴儿性别 孩子性别 儿童性别 性别"),
    field("bornOn", "出生日期", "date", "出生时间 新生儿出生日期 分娩日期 分娩时间 婴儿出生日期 出生年月日", {
      required: true,
    }),
    field(
      "birthCertificate",
      "出生医学证明编号",
      "text",
      "出生证编号 出生证明编号 出生证号 出生医学证明号 出生医学证明",
    ),
    field("name", "母亲姓名", "name", "产妇姓名 母亲 生母姓名 产妇 母亲名字 孕产妇姓名", { required: true }),
    field(
      "citizenNo",
      "母亲身份证号",
      "citizenNo",
      "母亲身份证 产妇身份证号 母亲身份证号码 母亲证件号码 产妇身份证号码 母亲公民身份号码 产妇证件号码 身份证号 身份证号码",
    ),
    field("birthDate", "母亲出生日期", "birthDate", "产妇出生日期 母亲出生年月"),
    field("fatherName", "父亲姓名", "kinName", "父亲 生父姓名 配偶姓名 丈夫姓名 父亲名字"),
    field("fatherNo", "父亲身份证号", "citizenNo", "父亲身份证 父亲身份证号码 父亲证件号码 配偶身份证号"),
    field("hospital", "分娩机构", "text", "接生机构 出生医院 分娩医院 助产机构 出生机构 接生医院"),
    phone,
    household,
    address,
  ],
  oneToOne: false,
  record: parentOf,
  facts: () => [],
  says: (row) =>
    phrase(
      `${row["bornOn"] ?? ""}出生`,
      row["childName"],
      row["hospital"],
      row["birthCertificate"] && `出生医学证明 ${row["birthCertificate"]}`,
    ),
  asks: (row) =>
    `这个家庭${row["bornOn"] ?? "近期"}添了孩子${row["childName"] === undefined ? "" : `（${row["childName"]}）`}，请上门看看新生儿由谁照料，需要时建档。`,
  basis: "国务院《关于加强困境儿童保障工作的意见》（国发〔2016〕36号）主动发现",
};

function parentOf(row: RowValues) {
  const mother = row["name"] ?? "";
  if (mother !== "" || row["fatherName"] === undefined)
    return recordOf(row, { sex: "2", kin: [...several(row["fatherName"]), ...several(row["childName"])] });
  return recordOf(row, {
    name: row["fatherName"],
    sex: "1",
    birthDate: null,
    citizenNo: row["fatherNo"] ?? null,
    kin: several(row["childName"]),
  });
}
