/** A child that moves within the district takes its guardianship along: the new place's posts see it, the old one's no longer. */
import { onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { listPlacesOf } from "../../registry/guardianship-source.service.ts";
import "../merges/follow-merges.service.ts";
import { moveWithChildren } from "./custody.store.ts";

onProfilesChanged(async (tx, _app, childIds) => {
  await moveWithChildren(tx, await listPlacesOf(tx, childIds));
});
