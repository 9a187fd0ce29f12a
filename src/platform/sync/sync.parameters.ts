/** How long a phone keeps children's files open, how many it may hold, and how old a form may be. */
import { declareParameter } from "../parameters/declare-parameter.ts";

const group = { code: "sync.phones", title: "手机" };

export const leaseDays = declareParameter({
  key: "sync.lease.days",
  label: "不登录还能打开资料的天数",
  unit: "days",
  group,
  decides: "手机多少天没有登录、也没有同步，孩子的资料就打不开，要重新登录",
});

export const mostFiles = declareParameter({
  key: "sync.files.max",
  label: "一部手机最多放几个孩子",
  unit: "people",
  group,
  decides: "一位儿童主任负责的孩子超过多少个，就不能下载到手机，要把村分给几个人",
});

export const formDays = declareParameter({
  key: "sync.form.days",
  label: "旧表还收多少天",
  unit: "days",
  group,
  decides: "表格换新以后，用旧表写的记录多少天内还收",
});
