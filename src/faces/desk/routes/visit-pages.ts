/** Pages of visits: which children are due, what was found, this month's sample, what villages told, and the phones. */
import { lazy } from "react";
import type { DeskPage } from "./desk-page.ts";

export const visitPages: readonly DeskPage[] = [
  {
    path: "/visits/due",
    title: "该走访的孩子",
    verb: "visit.read",
    personal: true,
    nav: { label: "该走访的孩子", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/visits/desk/DueVisitsPage.tsx")).DueVisitsPage,
    })),
  },
  {
    path: "/visits",
    title: "走访记录",
    verb: "visit.read",
    personal: true,
    nav: { label: "走访记录", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/visits/desk/VisitsPage.tsx")).VisitsPage,
    })),
  },
  {
    path: "/visits/sample",
    title: "本月抽查",
    verb: "visit.review",
    personal: true,
    nav: { label: "本月抽查", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/visits/desk/SamplePage.tsx")).SamplePage,
    })),
  },
  {
    path: "/visits/changes",
    title: "村里报来的变化",
    verb: "visit.read",
    personal: true,
    nav: { label: "村里报来的变化", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/workforce/told/desk/ToldChangesPage.tsx")).ToldChangesPage,
    })),
  },
  {
    path: "/phones",
    title: "手机",
    verb: "phone.look",
    personal: true,
    nav: { label: "手机", within: "走访" },
    Page: lazy(async () => ({ default: (await import("../pages/devices/DevicesPage.tsx")).DevicesPage })),
  },
  {
    path: "/handed-over",
    title: "别的手机交来的记录",
    verb: "handedOver.look",
    personal: true,
    nav: { label: "交来的记录", within: "走访" },
    Page: lazy(async () => ({
      default: (await import("../pages/devices/HandedOverPage.tsx")).HandedOverPage,
    })),
  },
];
