import { demand } from "../../../platform/access/policy.ts";
import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type FileAnswer, type Route, route } from "../../../platform/http/route.ts";
import { exportPicture } from "./export-picture.service.ts";
import "./picture.access.ts";
import * as contract from "./picture.contract.ts";
import { readPicture, readUnitPicture } from "./read-picture.service.ts";

export const pictureRoutes: readonly Route[] = [
  route(contract.readPicture, ({ app, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<contract.PictureView | FileAnswer>(async (tx) => {
      if (format !== undefined) demand(tx.actor, "picture.export");
      const picture = await readPicture(tx, app, query);
      return format === undefined ? picture : exportPicture(tx, app, picture, format);
    });
  }),
  route(contract.readUnitPicture, ({ query, work }) => work((tx) => readUnitPicture(tx, query))),
];
