/** Points, bounds and ages of an assessment as they hold on a day. */
import { type ParametersOfDay, readerOf } from "../../../platform/parameters/read-parameter.ts";
import { minimumAges } from "../../recognition/minimum-ages.service.ts";
import * as declared from "./assessments.parameters.ts";
import type { Scale } from "./template.ts";

const points = declared.itemPoints.map(({ code, parameter }) => ({ code, reader: readerOf(parameter) }));
const bounds = {
  normal: readerOf(declared.normalFrom),
  insufficient: readerOf(declared.insufficientFrom),
  improper: readerOf(declared.improperFrom),
};
const needed = readerOf(declared.assessorsNeeded);
const voiceAge = readerOf(declared.voiceAge);

export const assessorsNeededOn = (parameters: ParametersOfDay) => needed.get(parameters);

/** An assessment keeps it to its end. `own`: the points of a version that an office has set. */
export function scaleOf(parameters: ParametersOfDay, own?: Scale["points"]): Scale {
  return {
    points: own ?? Object.fromEntries(points.map(({ code, reader }) => [code, reader.get(parameters)])),
    bounds: {
      normal: bounds.normal.get(parameters),
      insufficient: bounds.insufficient.get(parameters),
      improper: bounds.improper.get(parameters),
    },
    ages: { ...minimumAges(parameters), voice: voiceAge.get(parameters) },
    assessors: needed.get(parameters),
  };
}
