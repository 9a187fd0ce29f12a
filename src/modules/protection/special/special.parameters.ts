/** The terms of the special procedures; what no document fixes is a number of our own, to be checked. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const bullying = { code: "special.bullying", title: "办理期限：学生欺凌" };

declareParameter({
  key: "special.bullying.protect.hours",
  label: "制止、保护并告知监护人",
  unit: "hours",
  group: bullying,
  decides: "学校报告起，多少小时内制止、保护并告知双方监护人",
});
declareParameter({
  key: "special.bullying.investigate.days",
  label: "调查认定",
  unit: "days",
  group: bullying,
  decides: "启动调查起，治理委员会多久认定完",
});
declareParameter({
  key: "special.bullying.police.hours",
  label: "公安接收并给回执",
  unit: "hours",
  group: bullying,
  decides: "移送后，公安多少小时内接收并给回执",
});
declareParameter({
  key: "special.bullying.discipline.days",
  label: "落实惩戒和帮助措施",
  unit: "workingDays",
  group: bullying,
  decides: "认定后，学校多久落实惩戒教育、心理帮助和家庭教育指导",
});
declareParameter({
  key: "special.bullying.objection.days",
  label: "听取异议",
  unit: "workingDays",
  group: bullying,
  decides: "认定送达后，双方多久内可以提出异议",
});
declareParameter({
  key: "special.bullying.review.days",
  label: "区里复查",
  unit: "days",
  group: bullying,
  decides: "收到异议起，区防治学生欺凌部门多久复查完",
});
declareParameter({
  key: "special.bullying.followUp.days",
  label: "两次回访之间",
  unit: "days",
  group: bullying,
  decides: "处理之后，最多隔多久回访一次",
});
