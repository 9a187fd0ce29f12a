/** Pages of matching: doubtful rows of rosters, and what the village is asked about them. */
import { lazy } from "react";
import { ID_PART } from "../address-parts.ts";
import type { DeskPage } from "./desk-page.ts";

export const matchingPages: readonly DeskPage[] = [
  {
    path: "/exchange/review",
    title: "比对复核",
    verb: "match.read",
    personal: true,
    nav: { label: "比对复核", within: "信息共享" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/matching/review/desk/ReviewPage.tsx")).ReviewPage,
    })),
  },
  {
    path: "/exchange/people",
    title: "查人",
    verb: "child.read",
    personal: true,
    nav: { label: "查人", within: "信息共享" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/matching/lookup/desk/LookUpPage.tsx")).LookUpPage,
    })),
  },
  {
    path: "/exchange/differences",
    title: "差异与终止",
    verb: "match.follow",
    personal: true,
    nav: { label: "差异与终止", within: "信息共享" },
    Page: lazy(async () => ({
      default: (await import("../../../modules/matching/effects/desk/DifferencesPage.tsx")).DifferencesPage,
    })),
  },
  {
    path: "/exchange/questions/:id",
    parts: { id: ID_PART },
    title: "请核实一个人",
    verb: "match.follow",
    personal: true,
    Page: lazy(async () => ({
      default: (await import("../../../modules/matching/review/desk/QuestionPage.tsx")).QuestionPage,
    })),
  },
];
