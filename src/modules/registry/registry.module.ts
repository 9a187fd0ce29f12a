/** The register's manifest: what it adds to the house. */
import type { Route } from "../../platform/http/route.ts";
import { demoRoutes } from "./demo/demo.routes.ts";
import { registryRoutes } from "./registry.routes.ts";

export const registryModule: { readonly routes: readonly Route[] } = {
  routes: [...registryRoutes, ...demoRoutes],
};
