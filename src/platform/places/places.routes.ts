import { type Route, route } from "../http/route.ts";
import { listPlaces } from "./places.contract.ts";

export const placeRoutes: readonly Route[] = [
  route(listPlaces, ({ app }) => Promise.resolve({ items: app.places.all.map((place) => ({ ...place })) })),
];
