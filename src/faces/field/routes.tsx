/** Every page of the phone: its address, and whether the bar stands under it. A room's page is plugged in here and nowhere else. */
import { type ComponentType, lazy } from "react";
import { TodayPage } from "../../modules/workforce/field/TodayPage.tsx";
import type { Route } from "./hash-address.ts";
import type { FieldPageProps } from "./page-props.ts";

interface FieldPage {
  readonly Page: ComponentType<FieldPageProps>;
  /** Absent under a form: its own main button stands there. */
  readonly hasBar: boolean;
}

function page(Page: ComponentType<FieldPageProps>): FieldPage {
  return { Page, hasBar: true };
}

function form(Page: ComponentType<FieldPageProps>): FieldPage {
  return { Page, hasBar: false };
}

const loaders: (() => Promise<unknown>)[] = [];

function later(load: () => Promise<ComponentType<FieldPageProps>>): ComponentType<FieldPageProps> {
  loaders.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** All pages, fetched while there is a line: where nothing keeps the page's files, an open page still has them later. */
export async function fetchPages(): Promise<void> {
  for (const load of loaders) await load().catch(() => undefined);
}

export const fieldRoutes: readonly Route<FieldPage>[] = [
  { path: "/", page: page(TodayPage) },
  {
    path: "/children",
    page: page(
      later(async () => (await import("../../modules/workforce/field/ChildrenPage.tsx")).ChildrenPage),
    ),
  },
  {
    path: "/children/new",
    page: form(
      later(
        async () => (await import("../../modules/workforce/field/new-child/NewChildPage.tsx")).NewChildPage,
      ),
    ),
  },
  {
    path: "/children/:id",
    page: form(later(async () => (await import("../../modules/workforce/field/ChildPage.tsx")).ChildPage)),
  },
  {
    path: "/children/:id/visit",
    page: form(
      later(async () => (await import("../../modules/workforce/field/visit/VisitPage.tsx")).VisitPage),
    ),
  },
  {
    path: "/children/:id/tasks/:key",
    page: form(
      later(async () => (await import("../../modules/workforce/field/tasks/TaskPage.tsx")).TaskPage),
    ),
  },
  {
    path: "/children/:id/check/:key",
    page: form(
      later(
        async () => (await import("../../modules/workforce/field/tasks/LivingCheckPage.tsx")).LivingCheckPage,
      ),
    ),
  },
  {
    path: "/report",
    page: page(
      later(async () => (await import("../../modules/protection/reports/field/ReportPage.tsx")).ReportPage),
    ),
  },
  {
    path: "/quarter",
    page: page(
      later(async () => (await import("../../modules/workforce/field/QuarterPage.tsx")).QuarterPage),
    ),
  },
  {
    path: "/messages",
    page: page(
      later(async () => (await import("../../modules/workforce/field/MessagesPage.tsx")).MessagesPage),
    ),
  },
  {
    path: "/policies",
    page: page(
      later(async () => (await import("../../modules/workforce/field/PoliciesPage.tsx")).PoliciesPage),
    ),
  },
  {
    path: "/hand-over",
    page: page(
      later(async () => (await import("../../modules/workforce/field/HandOverPage.tsx")).HandOverPage),
    ),
  },
  {
    path: "/me",
    page: page(later(async () => (await import("./me/MePage.tsx")).MePage)),
  },
  {
    path: "/outbox",
    page: page(later(async () => (await import("./me/OutboxPage.tsx")).OutboxPage)),
  },
  {
    path: "/complaint",
    page: page(later(async () => (await import("./me/ComplaintPage.tsx")).ComplaintPage)),
  },
  {
    path: "/help",
    page: page(later(async () => (await import("./me/HelpPage.tsx")).HelpPage)),
  },
  {
    path: "/pin",
    page: page(later(async () => (await import("./me/ChangePinPage.tsx")).ChangePinPage)),
  },
];
