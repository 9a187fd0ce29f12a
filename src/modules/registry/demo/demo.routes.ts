import { notFound } from "../../../platform/access/policy.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import { DEMO_PASSWORD, readDemo } from "../../../platform/identity/demo.contract.ts";

/** The accounts that a newcomer tries first; the others are named alike. */
const shown: readonly (readonly [string, string, string])[] = [
  ["district", "区民政局儿童福利科", "合川区"],
  ["supervisor-500117104", "儿童督导员", "古楼镇"],
  ["director-500117104204", "儿童主任", "古楼镇沙嘴村"],
  ["leader", "区领导", "合川区"],
  ["auditor", "审计员", "合川区"],
  ["admin", "系统管理员（看不到儿童信息）", "合川区"],
];

export const demoRoutes: readonly Route[] = [
  route(readDemo, ({ app }) => {
    if (!app.settings.demo) throw notFound();
    return Promise.resolve({
      password: DEMO_PASSWORD,
      accounts: shown.map(([username, title, place]) => ({ username, title, place })),
    });
  }),
];
