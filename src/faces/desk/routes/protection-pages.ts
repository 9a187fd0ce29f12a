/** Pages of protection: reports and cases first, then guardianship, procedures, duties. */
import { lazy } from "react";
import { ID_PART, KIND_PART, REGISTER_PART } from "../address-parts.ts";
import type { DeskPage } from "./desk-page.ts";

export const protectionPages: readonly DeskPage[] = [
  {
    path: "/reports",
    title: "报告",
    verb: "report.read",
    personal: true,
    nav: { label: "报告", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/reports/desk/ReportsPage.tsx")).ReportsPage,
    })),
  },
  {
    path: "/reports/:id",
    parts: { id: ID_PART },
    title: "报告",
    verb: "report.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/reports/desk/ReportPage.tsx")).ReportPage,
    })),
  },
  {
    path: "/cases",
    title: "个案",
    verb: "case.read",
    personal: true,
    nav: { label: "个案", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/cases/desk/CasesPage.tsx")).CasesPage,
    })),
  },
  {
    path: "/cases/:id",
    parts: { id: ID_PART },
    title: "个案",
    verb: "case.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/cases/desk/CasePage.tsx")).CasePage,
    })),
  },
  {
    path: "/reports/new",
    title: "登记报告",
    verb: "report.create",
    personal: true,
    nav: { label: "登记报告", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/reports/desk/new/NewReportPage.tsx")).NewReportPage,
    })),
  },
  {
    path: "/own-reports",
    title: "我报告的",
    verb: "report.follow",
    personal: true,
    nav: { label: "我报告的", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/reports/desk/own/OwnReportsPage.tsx"))
        .OwnReportsPage,
    })),
  },
  {
    path: "/own-reports/:id",
    parts: { id: ID_PART },
    title: "我报告的",
    verb: "report.follow",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/reports/desk/own/OwnReportPage.tsx")).OwnReportPage,
    })),
  },
  {
    path: "/picture",
    title: "保护工作概览",
    verb: "picture.read",
    personal: true,
    nav: { label: "工作概览", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/picture/desk/PicturePage.tsx")).PicturePage,
    })),
  },
  {
    path: "/guardianship",
    title: "监护",
    verb: "guardianship.read",
    personal: true,
    nav: { label: "监护", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/guardianship/desk/GuardianshipPage.tsx"))
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
      default: (await import("../../../modules/protection/guardianship/desk/ChildGuardianshipPage.tsx"))
        .ChildGuardianshipPage,
    })),
  },
  {
    path: "/assessments",
    title: "监护能力评估",
    verb: "assessment.read",
    personal: true,
    nav: { label: "监护评估", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/assessments/desk/AssessmentsPage.tsx"))
        .AssessmentsPage,
    })),
  },
  {
    path: "/assessments/new",
    title: "发起监护能力评估",
    verb: "assessment.start",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/assessments/desk/StartAssessmentPage.tsx"))
        .StartAssessmentPage,
    })),
  },
  {
    path: "/assessments/template",
    title: "监护能力评估表",
    verb: "assessment.read",
    personal: false,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/assessments/desk/TemplatePage.tsx")).TemplatePage,
    })),
  },
  {
    path: "/assessments/:id",
    parts: { id: ID_PART },
    title: "监护能力评估",
    verb: "assessment.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/assessments/desk/AssessmentPage.tsx"))
        .AssessmentPage,
    })),
  },
  {
    path: "/children/:id/assessments",
    parts: { id: ID_PART },
    title: "监护评估",
    verb: "assessment.readGrade",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/assessments/desk/ChildAssessmentsPage.tsx"))
        .ChildAssessmentsPage,
    })),
  },
  {
    path: "/watch",
    title: "主动发现",
    verb: "watch.read",
    personal: true,
    nav: { label: "主动发现", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/discovery/desk/WatchPage.tsx")).WatchPage,
    })),
  },
  {
    path: "/special",
    title: "专项处置",
    verb: "special.read",
    personal: false,
    nav: { label: "专项处置", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/special/desk/SpecialPage.tsx")).SpecialPage,
    })),
  },
  {
    path: "/special/new",
    title: "登记专项处置",
    verb: "application.start",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/special/desk/NewSpecialPage.tsx")).NewSpecialPage,
    })),
  },
  {
    path: "/emergencies",
    title: "突发事件",
    verb: "emergency.read",
    personal: false,
    nav: { label: "突发事件", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/special/desk/EmergenciesPage.tsx")).EmergenciesPage,
    })),
  },
  {
    path: "/emergencies/:id",
    parts: { id: ID_PART },
    title: "逐户排查",
    verb: "emergency.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/special/desk/EmergencyPage.tsx")).EmergencyPage,
    })),
  },
  {
    path: "/duties/mine",
    title: "我的职责",
    verb: "duty.read",
    personal: false,
    nav: { label: "我的职责", within: "保护" },
    Page: lazy(async () => ({ default: (await import("../pages/duties/MyDutiesPage.tsx")).MyDutiesPage })),
  },
  {
    path: "/duties/:register",
    parts: { register: REGISTER_PART },
    title: "职责完成情况",
    verb: "duty.matrix",
    instead: "/duties/mine",
    personal: false,
    nav: { label: "六大保护", within: "保护", to: "/duties/sixProtections" },
    Page: lazy(async () => ({ default: (await import("../pages/duties/DutiesPage.tsx")).DutiesPage })),
  },
  {
    path: "/records",
    title: "登记台账",
    verb: "record.read",
    personal: false,
    nav: { label: "登记台账", within: "保护" },
    Page: lazy(async () => ({ default: (await import("../pages/records/KindsPage.tsx")).KindsPage })),
  },
  {
    path: "/records/:kind",
    parts: { kind: KIND_PART },
    title: "台账",
    verb: "record.read",
    personal: true,
    Page: lazy(async () => ({ default: (await import("../pages/records/EntriesPage.tsx")).EntriesPage })),
  },
  {
    path: "/records/:kind/new",
    parts: { kind: KIND_PART },
    title: "登记台账",
    verb: "record.write",
    personal: true,
    Page: lazy(async () => ({ default: (await import("../pages/records/NewEntryPage.tsx")).NewEntryPage })),
  },
  {
    path: "/records/:kind/import",
    parts: { kind: KIND_PART },
    title: "导入台账记录",
    verb: "record.write",
    personal: true,
    Page: lazy(async () => ({ default: (await import("../pages/records/ImportPage.tsx")).ImportPage })),
  },
  {
    path: "/records/:kind/:id",
    parts: { kind: KIND_PART, id: ID_PART },
    title: "台账记录",
    verb: "record.read",
    personal: true,
    Page: lazy(async () => ({ default: (await import("../pages/records/EntryPage.tsx")).EntryPage })),
  },
  {
    path: "/report-roster",
    title: "接报告的值班表",
    verb: "roster.read",
    personal: false,
    nav: { label: "值班表", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/roster/desk/RosterPage.tsx")).RosterPage,
    })),
  },
  {
    path: "/posters",
    title: "宣传海报",
    verb: "poster.read",
    personal: false,
    nav: { label: "宣传海报", within: "保护" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/protection/desk/posters/PostersPage.tsx")).PostersPage,
    })),
  },
];
