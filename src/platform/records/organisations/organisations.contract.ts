/** Organisations to choose from, through HTTP. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { organisationKindCodes } from "./organisation-codes.contract.ts";

export const OrganisationView = z.object({
  id: z.uuid(),
  kind: z.enum(organisationKindCodes.codes),
  name: z.string(),
  townshipName: z.string(),
  closedOn: z.string().nullable(),
  isOpen: z.boolean(),
});
export type OrganisationView = z.output<typeof OrganisationView>;

export const listOrganisations = operation({
  name: "records.organisations.list",
  method: "GET",
  path: "/api/organisations",
  title: "查看名录里的单位",
  effect: "read",
  verb: "record.read",
  audited: false,
  query: z.strictObject({
    kinds: z
      .string()
      .max(300)
      .transform((text) => text.split(",").filter((code) => organisationKindCodes.has(code)))
      .meta({ label: "类别" }),
  }),
  output: z.object({ items: z.array(OrganisationView) }),
});
