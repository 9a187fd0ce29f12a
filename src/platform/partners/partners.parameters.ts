import { declareParameter } from "../parameters/declare-parameter.ts";

const group = { code: "platform.partnerKey", title: "接入单位的密钥" };

export const keyDays = declareParameter({
  key: "platform.partnerKey.days",
  label: "密钥有效期",
  unit: "days",
  group,
  decides: "领取以后，多少天内密钥有效；到期前要换新的",
});

export const overlapDays = declareParameter({
  key: "platform.partnerKey.overlapDays",
  label: "换密钥时新旧同时有效",
  unit: "days",
  group,
  decides: "领取新密钥以后，被它替换的旧密钥还能用多少天",
});

export const callsPerMinute = declareParameter({
  key: "platform.partnerKey.perMinute",
  label: "每分钟调用次数",
  unit: "count",
  group,
  decides: "一把密钥一分钟内最多能调用多少次，超过的要等到下一分钟",
});
