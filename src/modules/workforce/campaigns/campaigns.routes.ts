import { fileFormatOf } from "../../../platform/excel/table-file.service.ts";
import { type Route, route } from "../../../platform/http/route.ts";
import "./campaigns.access.ts";
import * as contract from "./campaigns.contract.ts";
import * as service from "./campaigns.service.ts";
import { exportCampaign } from "./export-campaign.service.ts";
import * as reading from "./read-campaigns.service.ts";

export const campaignRoutes: readonly Route[] = [
  route(contract.listCampaigns, ({ app, query, work }) =>
    work((tx) => reading.listCampaigns(tx, app, query)),
  ),
  route(contract.readCampaign, ({ app, params, query, work }) =>
    work((tx) => reading.readCampaign(tx, app, params.id, query)),
  ),
  route(contract.listCampaignChildren, ({ app, params, query, accept, work }) => {
    const format = fileFormatOf(accept);
    return work(async (tx) =>
      format === undefined
        ? reading.listCampaignChildren(tx, app, params.id, query)
        : exportCampaign(tx, app, params.id, query, format),
    );
  }),
  route(contract.countSelection, ({ app, query, work }) =>
    work((tx) => service.countSelection(tx, app, query)),
  ),
  route(contract.createCampaign, ({ app, body, work }) =>
    work((tx) => service.createCampaign(tx, app, body)),
  ),
  route(contract.changeCampaign, ({ app, params, version, body, work }) =>
    work((tx) => service.changeCampaign(tx, app, params.id, version, body)),
  ),
  route(contract.startCampaign, ({ app, params, version, work }) =>
    work((tx) => service.startCampaign(tx, app, params.id, version)),
  ),
  route(contract.endCampaign, ({ app, params, version, body, work }) =>
    work((tx) => service.endCampaign(tx, app, params.id, version, body)),
  ),
  route(contract.excuseChild, ({ params, body, work }) =>
    work((tx) => service.excuseChild(tx, params, body)),
  ),
];
