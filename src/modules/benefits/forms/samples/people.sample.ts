/** For tests: a village, and people whose names and numbers are not easy to print. Nobody of them exists. */
import type { z } from "zod";
import type { opinionFields } from "../form-cells.ts";
import type { childFields, parentFields, payeeFields } from "../form-people.ts";

export const child: z.input<typeof childFields> = {
  name: "阿卜杜热依木·买买提",
  sex: "男",
  nation: "维吾尔族",
  birthDate: "2015-06-01",
  citizenId: "500199201506010019",
  household: "重庆市合川区小沔镇李家村3组17号",
  residence: "重庆市合川区小沔镇李家村3组17号（随祖母居住）",
  health: ["disabled"],
  disability: "肢体残疾二级",
  stage: "小学",
  school: "小沔镇中心小学五年级2班",
  life: "随祖母生活，祖母六十八岁，务农；父亲服刑，母亲失去联系，家庭没有稳定收入。",
};

export const father: z.input<typeof parentFields> = {
  name: "买买提·吐尔逊",
  citizenId: "500199198802290033",
  condition: "服刑在押",
  period: "2025-04-01至2028-03-31",
  phone: "无",
};

export const mother: z.input<typeof parentFields> = {
  name: "龚䶮",
  citizenId: "50019919900102002X",
  condition: "失联",
  period: "2026-04-20起",
  phone: "13800000000",
};

export const grandmother = {
  relation: "祖母",
  name: "欧阳淑芬",
  citizenId: "500199195803040024",
  phone: "13900000001",
  address: "小沔镇李家村3组17号",
};

export const payee: z.input<typeof payeeFields> = {
  name: "欧阳淑芬",
  relation: "祖母、实际抚养人",
  phone: "13900000001",
  bank: "重庆农村商业银行合川支行小沔分理处",
  account: "6222021234567890123",
};

type Opinion = z.input<typeof opinionFields>;

export const village: Opinion = {
  text: "经上门了解，情况属实，同意上报。",
  handler: "王五",
  head: "赵六",
  on: "2026-11-06",
};

export const township: Opinion = {
  text: "经比对司法行政部门和公安机关的信息，并入户查验，父亲服刑、母亲失联均属实，同意上报区民政局确认。",
  handler: "孙七",
  head: "周八",
  on: "2026-11-13",
};

export const district: Opinion = {
  text: "符合民发〔2019〕62号规定的条件，予以确认。",
  handler: "吴九",
  head: "郑十",
  on: "2026-11-20",
};

export const grant = { startMonth: "2026-12", manner: "全额发放", standard: "1,651.00元" };
