import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type FileAnswer, type Route, route } from "../../../platform/http/route.ts";
import "../matching.access.ts";
import { type ExchangePicture, readExchangePicture } from "./picture.contract.ts";
import { exportExchangePicture, readPicture } from "./picture.service.ts";

export const exchangePictureRoutes: readonly Route[] = [
  route(readExchangePicture, ({ query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work<ExchangePicture | FileAnswer>((tx) =>
      format === undefined ? readPicture(tx, query) : exportExchangePicture(tx, query, format),
    );
  }),
];
