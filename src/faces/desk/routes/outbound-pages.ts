/** Pages of what leaves the house, and of how exchange stands. */
import { lazy } from "react";
import type { DeskPage } from "./desk-page.ts";

export const outboundPages: readonly DeskPage[] = [
  {
    path: "/exchange/copies",
    title: "抄送",
    verb: "exchange.read",
    personal: false,
    nav: { label: "抄送", within: "信息共享" },
    Page: lazy(async () => ({ default: (await import("../pages/copies/CopiesPage.tsx")).CopiesPage })),
  },
  {
    path: "/exchange/national",
    title: "全国系统核对",
    verb: "exchange.send",
    personal: true,
    nav: { label: "全国系统核对", within: "信息共享" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/matching/national/desk/NationalPage.tsx")).NationalPage,
    })),
  },
  {
    path: "/exchange/picture",
    title: "信息共享概览",
    verb: "match.read",
    personal: false,
    nav: { label: "概览", within: "信息共享" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/matching/picture/desk/ExchangePicturePage.tsx"))
        .ExchangePicturePage,
    })),
  },
];
