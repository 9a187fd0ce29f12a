/** Every page of the desk: its address, its words, what a post needs for it. A room's page is plugged in here and nowhere else. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { ID_PART, KIND_PART, MONTH_PART, QUARTER_PART, REGISTER_PART } from "./address-parts.ts";
import type { MenuPage } from "./shell/menu.ts";

/** `path` in react-router's words; `verb` absent: every post; `nav`: in the menu, in the order of this table. */
export interface DeskPage extends MenuPage {
  /** What its parts must look like; another address is no page. */
  readonly parts?: Readonly<Record<string, RegExp>>;
  /** In the window's title. */
  readonly title: string;
  /** Shows who is meant: the reader's name lies faintly over it. */
  readonly personal: boolean;
  readonly Page: LazyExoticComponent<ComponentType>;
}

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
    path: "/reports",
    title: "报告",
    verb: "report.read",
    personal: true,
    nav: { label: "报告", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/reports/desk/ReportsPage.tsx")).ReportsPage,
    })),
  },
  {
    path: "/reports/new",
    title: "登记报告",
    verb: "report.create",
    personal: true,
    nav: { label: "登记报告", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/reports/desk/new/NewReportPage.tsx")).NewReportPage,
    })),
  },
  {
    path: "/report-roster",
    title: "接报告的值班表",
    verb: "roster.read",
    personal: false,
    nav: { label: "值班表", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/roster/desk/RosterPage.tsx")).RosterPage,
    })),
  },
  {
    path: "/reports/:id",
    parts: { id: ID_PART },
    title: "报告",
    verb: "report.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/reports/desk/ReportPage.tsx")).ReportPage,
    })),
  },
  {
    path: "/cases",
    title: "个案",
    verb: "case.read",
    personal: true,
    nav: { label: "个案", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/cases/desk/CasesPage.tsx")).CasesPage,
    })),
  },
  {
    path: "/cases/:id",
    parts: { id: ID_PART },
    title: "个案",
    verb: "case.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/cases/desk/CasePage.tsx")).CasePage,
    })),
  },
  {
    path: "/findings",
    title: "应享未享",
    verb: "finding.read",
    personal: true,
    nav: { label: "应享未享", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/FindingsPage.tsx")).FindingsPage,
    })),
  },
  {
    path: "/referrals",
    title: "转介",
    verb: "referral.read",
    personal: true,
    nav: { label: "转介", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/ReferralsPage.tsx")).ReferralsPage,
    })),
  },
  {
    path: "/take-up",
    title: "登记落实情况",
    verb: "referral.takeUp",
    personal: true,
    nav: { label: "登记落实", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/TakeUpPage.tsx")).TakeUpPage,
    })),
  },
  {
    path: "/coverage",
    title: "覆盖率",
    verb: "coverage.read",
    personal: false,
    nav: { label: "覆盖率", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/CoveragePage.tsx")).CoveragePage,
    })),
  },
  {
    path: "/programs",
    title: "待遇项目",
    verb: "program.read",
    personal: false,
    nav: { label: "项目", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/ProgramsPage.tsx")).ProgramsPage,
    })),
  },
  {
    path: "/children/:id/benefits",
    parts: { id: ID_PART },
    title: "孩子的待遇",
    verb: "finding.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/ChildBenefitsPage.tsx")).ChildBenefitsPage,
    })),
  },
  {
    path: "/children/:id/entitlements",
    parts: { id: ID_PART },
    title: "领取资格",
    verb: "entitlement.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/entitlements/ChildEntitlementsPage.tsx"))
        .ChildEntitlementsPage,
    })),
  },
  {
    path: "/guardianship",
    title: "监护",
    verb: "guardianship.read",
    personal: true,
    nav: { label: "监护", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/guardianship/desk/GuardianshipPage.tsx"))
        .GuardianshipPage,
    })),
  },
  {
    path: "/children/:id/guardianship",
    parts: { id: ID_PART },
    title: "孩子的监护",
    verb: "guardianship.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/guardianship/desk/ChildGuardianshipPage.tsx"))
        .ChildGuardianshipPage,
    })),
  },
  {
    path: "/applications/new",
    title: "发起申请",
    verb: "application.prepare",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/applications/desk/NewApplicationPage.tsx"))
        .NewApplicationPage,
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
  {
    path: "/special",
    title: "专项处置",
    verb: "special.read",
    personal: false,
    nav: { label: "专项处置", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/special/desk/SpecialPage.tsx")).SpecialPage,
    })),
  },
  {
    path: "/emergencies",
    title: "突发事件",
    verb: "emergency.read",
    personal: false,
    nav: { label: "突发事件", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/special/desk/EmergenciesPage.tsx")).EmergenciesPage,
    })),
  },
  {
    path: "/emergencies/:id",
    parts: { id: ID_PART },
    title: "逐户排查",
    verb: "emergency.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/special/desk/EmergencyPage.tsx")).EmergencyPage,
    })),
  },
  {
    path: "/special/new",
    title: "登记专项处置",
    verb: "application.start",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/special/desk/NewSpecialPage.tsx")).NewSpecialPage,
    })),
  },
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
    path: "/payrolls",
    title: "发放",
    verb: "payroll.read",
    personal: false,
    nav: { label: "发放", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/payroll/PayrollsPage.tsx")).PayrollsPage,
    })),
  },
  {
    path: "/recoveries",
    title: "多发追回",
    verb: "payroll.read",
    personal: true,
    nav: { label: "追回", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/payroll/RecoveriesPage.tsx")).RecoveriesPage,
    })),
  },
  {
    path: "/budgets",
    title: "预算执行",
    verb: "budget.read",
    personal: false,
    nav: { label: "预算", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/budgets/BudgetsPage.tsx")).BudgetsPage,
    })),
  },
  {
    path: "/price-subsidies",
    title: "价格临时补贴",
    verb: "payroll.read",
    personal: false,
    nav: { label: "价格补贴", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/prices/PricesPage.tsx")).PricesPage,
    })),
  },
  {
    path: "/entitlements/adoption",
    title: "由台账转入",
    verb: "entitlement.write",
    personal: true,
    nav: { label: "由台账转入", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/entitlements/AdoptionPage.tsx")).AdoptionPage,
    })),
  },
  {
    path: "/payrolls/:month",
    parts: { month: MONTH_PART },
    title: "月度发放",
    verb: "payroll.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/benefits/desk/payroll/PayrollPage.tsx")).PayrollPage,
    })),
  },
  {
    path: "/duties/mine",
    title: "我的职责",
    verb: "duty.read",
    personal: false,
    nav: { label: "我的职责", within: "保护" },
    Page: lazy(async () => ({ default: (await import("./pages/duties/MyDutiesPage.tsx")).MyDutiesPage })),
  },
  {
    path: "/duties/:register",
    parts: { register: REGISTER_PART },
    title: "职责完成情况",
    verb: "duty.matrix",
    personal: false,
    nav: { label: "六大保护", within: "保护", to: "/duties/sixProtections" },
    Page: lazy(async () => ({ default: (await import("./pages/duties/DutiesPage.tsx")).DutiesPage })),
  },
  {
    path: "/records",
    title: "登记台账",
    verb: "record.read",
    personal: false,
    nav: { label: "登记台账", within: "保护" },
    Page: lazy(async () => ({ default: (await import("./pages/records/KindsPage.tsx")).KindsPage })),
  },
  {
    path: "/records/:kind",
    parts: { kind: KIND_PART },
    title: "台账",
    verb: "record.read",
    personal: true,
    Page: lazy(async () => ({ default: (await import("./pages/records/EntriesPage.tsx")).EntriesPage })),
  },
  {
    path: "/records/:kind/new",
    parts: { kind: KIND_PART },
    title: "登记台账",
    verb: "record.write",
    personal: true,
    Page: lazy(async () => ({ default: (await import("./pages/records/NewEntryPage.tsx")).NewEntryPage })),
  },
  {
    path: "/records/:kind/import",
    parts: { kind: KIND_PART },
    title: "导入台账记录",
    verb: "record.write",
    personal: true,
    Page: lazy(async () => ({ default: (await import("./pages/records/ImportPage.tsx")).ImportPage })),
  },
  {
    path: "/records/:kind/:id",
    parts: { kind: KIND_PART, id: ID_PART },
    title: "台账记录",
    verb: "record.read",
    personal: true,
    Page: lazy(async () => ({ default: (await import("./pages/records/EntryPage.tsx")).EntryPage })),
  },
  {
    path: "/watch",
    title: "主动发现",
    verb: "watch.read",
    personal: true,
    nav: { label: "主动发现", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/discovery/desk/WatchPage.tsx")).WatchPage,
    })),
  },
  {
    path: "/assessments",
    title: "监护能力评估",
    verb: "assessment.read",
    personal: true,
    nav: { label: "监护评估", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/assessments/desk/AssessmentsPage.tsx"))
        .AssessmentsPage,
    })),
  },
  {
    path: "/assessments/new",
    title: "发起监护能力评估",
    verb: "assessment.start",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/assessments/desk/StartAssessmentPage.tsx"))
        .StartAssessmentPage,
    })),
  },
  {
    path: "/assessments/:id",
    parts: { id: ID_PART },
    title: "监护能力评估",
    verb: "assessment.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/assessments/desk/AssessmentPage.tsx")).AssessmentPage,
    })),
  },
  {
    path: "/children/:id/assessments",
    parts: { id: ID_PART },
    title: "监护评估",
    verb: "assessment.readGrade",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/assessments/desk/ChildAssessmentsPage.tsx"))
        .ChildAssessmentsPage,
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
    path: "/parameters",
    title: "标准与参数",
    verb: "parameter.read",
    personal: false,
    nav: { label: "标准与参数", within: "待遇" },
    Page: lazy(async () => ({
      default: (await import("./pages/parameters/ParametersPage.tsx")).ParametersPage,
    })),
  },
  {
    path: "/parameters/changes/new",
    title: "调整标准与参数",
    verb: "parameter.propose",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("./pages/parameters/ProposeChangePage.tsx")).ProposeChangePage,
    })),
  },
  {
    path: "/parameters/changes/:id",
    parts: { id: ID_PART },
    title: "参数调整单",
    verb: "parameter.readChanges",
    personal: true,
    Page: lazy(async () => ({ default: (await import("./pages/parameters/ChangePage.tsx")).ChangePage })),
  },
  {
    path: "/posters",
    title: "宣传海报",
    verb: "poster.read",
    personal: false,
    nav: { label: "宣传海报", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../modules/protection/desk/posters/PostersPage.tsx")).PostersPage,
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
