/** The room's manifest: what it adds to the house. */
import type { Route } from "../../platform/http/route.ts";
import { entitlementRoutes } from "./entitlements/entitlements.routes.ts";

export const benefitsModule: { readonly routes: readonly Route[] } = {
  routes: [...entitlementRoutes],
};
