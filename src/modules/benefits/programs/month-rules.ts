/** The month rules that basic allowances share. Pure. */
import { cqOrphanRules, defactoOpinion, ownDesign } from "./documents.ts";
import type { MonthRule } from "./programme.ts";

export const startAfterApproval: MonthRule = {
  event: "批准或确认",
  parameter: "benefits.start.basic",
  says: "批准或确认的次月起发",
  cite: defactoOpinion("确认的次月起纳入保障范围", "三、保障程序"),
};

export const stopAtEighteen: MonthRule = {
  event: "满十八周岁",
  parameter: "benefits.stop.ageReached",
  says: "满十八周岁的次月起停发；在中学或中职就读的续发",
  cite: cqOrphanRules("满十八周岁的次月停发，仍在中学或中职就读的除外"),
};

export const stopWhenAdopted: MonthRule = {
  event: "被收养",
  parameter: "benefits.stop.adopted",
  says: "收养登记的次月起停发",
  cite: cqOrphanRules("被收养的不再发放", undefined, "known"),
};

export const stopWhenParentFound: MonthRule = {
  event: "发现父母一方健在",
  parameter: "benefits.stop.parentFound",
  says: "发现的当月起停发",
  cite: cqOrphanRules("发现父母一方健在的，当月起停发"),
};

export const stopWhenParentRecovers: MonthRule = {
  event: "父或母恢复抚养",
  parameter: "benefits.stop.parentRecovers",
  says: "恢复抚养能力的次月起停发",
  cite: ownDesign("父或母刑满、解除戒毒、恢复联系等，次月起停发"),
};

export const stopWhenDied: MonthRule = {
  event: "死亡",
  parameter: "benefits.stop.died",
  says: "死亡的次月起停发",
  cite: ownDesign("当月还是次月停发，各地不一"),
};

export const stopWhenMoved: MonthRule = {
  event: "户籍迁出",
  parameter: "benefits.stop.moved",
  says: "与迁入地衔接，不断发也不重发",
  cite: ownDesign("出具转移函，写明末领年月"),
};
