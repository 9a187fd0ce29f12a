/** What phones hold, bound for the engine that carries it. */
import { bindContents } from "../../../platform/sync/commands.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { findOpenPlace, listOpenIds } from "../../registry/phone-files.service.ts";
import { readChildDocuments } from "./child-document.service.ts";
import { DeskDocument } from "./desk-document.contract.ts";
import { readDesk } from "./desk-document.service.ts";
import { joinDesks } from "./join-desks.ts";

bindContents({
  listIds: listOpenIds,
  readDocuments: async (tx, app, ids) =>
    (await readChildDocuments(tx, app, ids)).map((body) => ({
      id: body.id,
      placeCode: body.villageCode,
      body,
    })),
  readDesk,
  joinDesks: (desks) => joinDesks(desks.map((desk) => DeskDocument.parse(desk))),
  nameChildren: readChildNames,
  findPlaceOf: findOpenPlace,
});
