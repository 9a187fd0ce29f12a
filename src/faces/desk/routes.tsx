/** Every page of the desk: its address, its words, what a post needs for it. A room's page is plugged in here and nowhere else. */
import { lazy } from "react";
import { ID_PART, QUARTER_PART } from "./address-parts.ts";
import { benefitsPages } from "./routes/benefits-pages.ts";
import { campaignPages } from "./routes/campaign-pages.ts";
import type { DeskPage } from "./routes/desk-page.ts";
import { exchangePages } from "./routes/exchange-pages.ts";
import { matchingPages } from "./routes/matching-pages.ts";
import { outboundPages } from "./routes/outbound-pages.ts";
import { protectionPages } from "./routes/protection-pages.ts";
import { visitPages } from "./routes/visit-pages.ts";

export const deskPages: readonly DeskPage[] = [
  {
    path: "/",
    title: "今天",
    personal: true,
    nav: { label: "今天" },
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/today/TodayPage.tsx")).TodayPage,
    })),
  },
  {
    path: "/search",
    title: "查找",
    verb: "child.read",
    personal: true,
    nav: { label: "档案" },
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/search/SearchPage.tsx")).SearchPage,
    })),
  },
  {
    path: "/children/new",
    title: "建档",
    verb: "child.write",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/open-file/OpenFilePage.tsx")).OpenFilePage,
    })),
  },
  {
    path: "/children/:id",
    parts: { id: ID_PART },
    title: "儿童档案",
    verb: "child.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/file/ChildFilePage.tsx")).ChildFilePage,
    })),
  },
  {
    path: "/children/:id/recognition",
    parts: { id: ID_PART },
    title: "身份认定",
    verb: "child.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/recognition/desk/RecognitionPage.tsx")).RecognitionPage,
    })),
  },
  {
    path: "/ledgers/:ledger",
    title: "台账",
    verb: "ledger.read",
    personal: true,
    nav: { label: "台账", to: "/ledgers/all" },
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/ledgers/LedgerPage.tsx")).LedgerPage,
    })),
  },
  {
    path: "/applications",
    title: "办理",
    verb: "application.read",
    personal: true,
    nav: { label: "办理" },
    Page: lazy(async () => ({
      default: (await import("./pages/applications/ApplicationsPage.tsx")).ApplicationsPage,
    })),
  },
  {
    path: "/applications/:id",
    parts: { id: ID_PART },
    title: "申请",
    verb: "application.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("./pages/applications/ApplicationPage.tsx")).ApplicationPage,
    })),
  },
  ...visitPages,
  ...benefitsPages,
  ...protectionPages,
  ...exchangePages,
  ...matchingPages,
  ...outboundPages,
  ...campaignPages,
  {
    path: "/imports",
    title: "导入台账",
    verb: "import.read",
    personal: true,
    nav: { label: "导入" },
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/imports/ImportsPage.tsx")).ImportsPage,
    })),
  },
  {
    path: "/imports/:id",
    parts: { id: ID_PART },
    title: "导入台账",
    verb: "import.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/imports/ImportPage.tsx")).ImportPage,
    })),
  },
  {
    path: "/quarters",
    title: "季度确认",
    verb: "quarter.read",
    personal: false,
    nav: { label: "季度" },
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/quarters/QuartersPage.tsx")).QuartersPage,
    })),
  },
  {
    path: "/quarters/:quarter",
    parts: { quarter: QUARTER_PART },
    title: "季度确认",
    verb: "quarter.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/quarters/QuarterPage.tsx")).QuarterPage,
    })),
  },
  {
    path: "/statistics",
    title: "统计",
    verb: "statistics.read",
    personal: false,
    nav: { label: "统计" },
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/statistics/StatisticsPage.tsx")).StatisticsPage,
    })),
  },
  {
    path: "/statistics/:table",
    title: "统计表",
    verb: "statistics.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/statistics/StatisticsTablePage.tsx"))
        .StatisticsTablePage,
    })),
  },
  {
    path: "/doubles",
    title: "疑似重复",
    verb: "child.merge",
    personal: true,
    nav: { label: "疑似重复" },
    Page: lazy(async () => ({
      default: (await import("../../modules/registry/desk/doubles/DoublesPage.tsx")).DoublesPage,
    })),
  },
  {
    path: "/audit",
    title: "审计日志",
    verb: "audit.read",
    personal: true,
    nav: { label: "审计日志" },
    Page: lazy(async () => ({ default: (await import("./pages/audit/AuditPage.tsx")).AuditPage })),
  },
  {
    path: "/accounts",
    title: "账号与岗位",
    verb: "account.manage",
    personal: true,
    nav: { label: "账号与岗位" },
    Page: lazy(async () => ({ default: (await import("./pages/accounts/AccountsPage.tsx")).AccountsPage })),
  },
  {
    path: "/partners",
    title: "接入单位和密钥",
    verb: "partner.read",
    personal: true,
    nav: { label: "接入单位" },
    Page: lazy(async () => ({ default: (await import("./pages/partners/PartnersPage.tsx")).PartnersPage })),
  },
  {
    path: "/settings/calendar",
    title: "放假安排",
    verb: "calendar.manage",
    personal: false,
    nav: { label: "放假安排" },
    Page: lazy(async () => ({ default: (await import("./pages/calendar/CalendarPage.tsx")).CalendarPage })),
  },
  {
    path: "/sessions",
    title: "在线登录",
    personal: false,
    Page: lazy(async () => ({ default: (await import("./pages/SessionsPage.tsx")).SessionsPage })),
  },
];
