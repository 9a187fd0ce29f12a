/** Pages of the information exchange, in the order of their menu. */
import { lazy } from "react";
import { ID_PART } from "../address-parts.ts";
import type { DeskPage } from "./desk-page.ts";

const within = "信息共享";

export const exchangePages: readonly DeskPage[] = [
  {
    path: "/exchange/agreements",
    title: "信息共享协议",
    verb: "exchange.read",
    personal: false,
    nav: { label: "协议", within },
    Page: lazy(async () => ({
      default: (await import("../pages/exchange/AgreementsPage.tsx")).AgreementsPage,
    })),
  },
  {
    path: "/exchange/agreements/:id",
    parts: { id: ID_PART },
    title: "信息共享协议",
    verb: "exchange.read",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../pages/exchange/AgreementPage.tsx")).AgreementPage,
    })),
  },
  {
    path: "/exchange/batches",
    title: "名册批次",
    verb: "exchange.read",
    personal: false,
    nav: { label: "批次", within },
    Page: lazy(async () => ({ default: (await import("../pages/exchange/BatchesPage.tsx")).BatchesPage })),
  },
  {
    path: "/exchange/batches/:id",
    parts: { id: ID_PART },
    title: "名册批次",
    verb: "exchange.read",
    personal: false,
    Page: lazy(async () => ({ default: (await import("../pages/exchange/BatchPage.tsx")).BatchPage })),
  },
];
