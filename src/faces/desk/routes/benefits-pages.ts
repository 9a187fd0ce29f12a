/** Pages of benefits: what children are entitled to, what is paid, by which amounts. */
import { lazy } from "react";
import { ID_PART, MONTH_PART } from "../address-parts.ts";
import type { DeskPage } from "./desk-page.ts";

export const benefitsPages: readonly DeskPage[] = [
  {
    path: "/findings",
    title: "应享未享",
    verb: "finding.read",
    personal: true,
    nav: { label: "应享未享", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/FindingsPage.tsx")).FindingsPage,
    })),
  },
  {
    path: "/referrals",
    title: "转介",
    verb: "referral.read",
    personal: true,
    nav: { label: "转介", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/ReferralsPage.tsx")).ReferralsPage,
    })),
  },
  {
    path: "/take-up",
    title: "登记落实情况",
    verb: "referral.takeUp",
    personal: true,
    nav: { label: "登记落实", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/TakeUpPage.tsx")).TakeUpPage,
    })),
  },
  {
    path: "/coverage",
    title: "覆盖率",
    verb: "coverage.read",
    personal: false,
    nav: { label: "覆盖率", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/CoveragePage.tsx")).CoveragePage,
    })),
  },
  {
    path: "/programs",
    title: "待遇项目",
    verb: "program.read",
    personal: false,
    nav: { label: "项目", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/ProgramsPage.tsx")).ProgramsPage,
    })),
  },
  {
    path: "/children/:id/benefits",
    parts: { id: ID_PART },
    title: "孩子的待遇",
    verb: "finding.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/ChildBenefitsPage.tsx")).ChildBenefitsPage,
    })),
  },
  {
    path: "/children/:id/entitlements",
    parts: { id: ID_PART },
    title: "领取资格",
    verb: "entitlement.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/entitlements/ChildEntitlementsPage.tsx"))
        .ChildEntitlementsPage,
    })),
  },
  {
    path: "/applications/new",
    title: "发起申请",
    verb: "application.prepare",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/applications/desk/NewApplicationPage.tsx"))
        .NewApplicationPage,
    })),
  },
  {
    path: "/payrolls",
    title: "发放",
    verb: "payroll.read",
    personal: false,
    nav: { label: "发放", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/payroll/PayrollsPage.tsx")).PayrollsPage,
    })),
  },
  {
    path: "/recoveries",
    title: "多发追回",
    verb: "payroll.read",
    personal: true,
    nav: { label: "追回", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/payroll/RecoveriesPage.tsx")).RecoveriesPage,
    })),
  },
  {
    path: "/budgets",
    title: "预算执行",
    verb: "budget.read",
    personal: false,
    nav: { label: "预算", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/budgets/BudgetsPage.tsx")).BudgetsPage,
    })),
  },
  {
    path: "/price-subsidies",
    title: "价格临时补贴",
    verb: "payroll.read",
    personal: false,
    nav: { label: "价格补贴", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/prices/PricesPage.tsx")).PricesPage,
    })),
  },
  {
    path: "/entitlements/adoption",
    title: "由台账转入",
    verb: "entitlement.write",
    personal: true,
    nav: { label: "由台账转入", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/entitlements/AdoptionPage.tsx")).AdoptionPage,
    })),
  },
  {
    path: "/payrolls/:month",
    parts: { month: MONTH_PART },
    title: "月度发放",
    verb: "payroll.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/benefits/desk/payroll/PayrollPage.tsx")).PayrollPage,
    })),
  },
  {
    path: "/parameters",
    title: "标准与参数",
    verb: "parameter.read",
    personal: false,
    nav: { label: "标准与参数", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../pages/parameters/ParametersPage.tsx")).ParametersPage,
    })),
  },
  {
    path: "/parameters/changes/new",
    title: "调整标准与参数",
    verb: "parameter.propose",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../pages/parameters/ProposeChangePage.tsx")).ProposeChangePage,
    })),
  },
  {
    path: "/parameters/changes/:id",
    parts: { id: ID_PART },
    title: "参数调整单",
    verb: "parameter.readChanges",
    personal: true,
    Page: lazy(async () => ({ default: (await import("../pages/parameters/ChangePage.tsx")).ChangePage })),
  },
];
